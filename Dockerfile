# An image that starts without a network: `docker build -t waymark .`
# `.ci/image` runs these steps in a bare folder, where no daemon is at hand.

FROM python:3.13-slim-trixie AS build
ENV UV_LINK_MODE=copy UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /waymark
# The libraries first: they change seldom, and this layer is kept.
COPY pyproject.toml ./
RUN uv sync --no-install-project && rm uv.lock pyproject.toml
COPY bot bot
COPY knowledge knowledge
COPY seeds seeds
# All that can be worked out beforehand belongs here. The question proves that the knowledge is
# sound: one that isn't ends the build, not the start.
ENV VECTORS_DIR=/waymark/vectors
RUN .venv/bin/python -m compileall -q bot && .venv/bin/python -m bot warm \
    && .venv/bin/python -m bot ask "What is grooming?"

FROM python:3.13-slim-trixie
WORKDIR /waymark
COPY --from=build /waymark ./
ENV PATH=/waymark/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 HEALTH_PORT=8081 \
    VECTORS_DIR=/waymark/vectors
# nobody; a number, so that a cluster sees that it isn't root
USER 65534:65534
# Of the webhook alone; polling needs no port.
EXPOSE 8443
# http.client, unlike others, asks no proxy. Whoever empties HEALTH_PORT does without.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import http.client, os; port = os.environ.get('HEALTH_PORT') or exit(); ask = http.client.HTTPConnection('127.0.0.1', int(port), timeout=4); ask.request('GET', '/health'); exit(ask.getresponse().status != 200)"]
CMD ["python", "-m", "bot", "serve"]
