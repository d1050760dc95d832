// A text and its entities as DOM nodes. Nothing is ever parsed as HTML.
// JavaScript counts UTF-16 units, as Telegram does.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
};

export function renderText(text, entities, actions) {
  const fragment = document.createDocumentFragment();
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(fragment, text, 0, text.length, sorted, actions);
  return fragment;
}

function fill(parent, text, from, to, entities, actions) {
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || entity.offset >= to) continue;
    parent.append(text.slice(at, entity.offset));
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    const node = element(entity, text.slice(entity.offset, end), actions);
    fill(node.inside, text, entity.offset, end, inner, actions);
    parent.append(node.outside);
    at = end;
    // A line break after a block is part of the block's look.
    if (node.isBlock && text[at] === "\n" && at < to) at += 1;
  }
  parent.append(text.slice(at, to));
}

function element(entity, piece, actions) {
  if (entity.type === "blockquote" || entity.type === "expandable_blockquote") {
    return quotation(entity.type === "expandable_blockquote");
  }
  if (entity.type === "pre") {
    const pre = document.createElement("pre");
    return { outside: pre, inside: pre, isBlock: true };
  }
  if (entity.type === "spoiler") return spoiler();
  const target = linkTarget(entity, piece);
  const node = target ? link(target, actions) : document.createElement(TAGS[entity.type] || "span");
  if (entity.type === "code") node.addEventListener("click", () => actions.copy(piece));
  return { outside: node, inside: node };
}

function linkTarget(entity, piece) {
  switch (entity.type) {
    case "text_link": return entity.url;
    case "url": return piece.includes("://") ? piece : `https://${piece}`;
    case "email": return `mailto:${piece}`;
    case "bot_command": return `command:${piece}`;
    case "mention": return `https://t.me/${piece.slice(1)}`;
    default: return "";
  }
}

function link(target, actions) {
  const anchor = document.createElement("a");
  if (target.startsWith("command:")) {
    anchor.href = "#";
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      actions.send(target.slice("command:".length));
    });
    return anchor;
  }
  return prepareLink(anchor, target, actions);
}

// Web and mail addresses only; links to the bot itself stay in this page.
export function prepareLink(anchor, target, actions) {
  if (!/^(https?|mailto):/i.test(target)) {
    anchor.title = target;
    return anchor;
  }
  anchor.href = target;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  const payload = actions.deepLink(target);
  if (payload !== null) {
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      actions.start(payload);
    });
  }
  return anchor;
}

function quotation(isExpandable) {
  const quote = document.createElement("blockquote");
  const inside = document.createElement("div");
  inside.className = "quoted";
  quote.append(inside);
  if (isExpandable) {
    quote.classList.add("folded");
    const fold = document.createElement("button");
    fold.type = "button";
    fold.className = "fold";
    fold.textContent = "Show more";
    fold.setAttribute("aria-expanded", "false");
    fold.addEventListener("click", () => {
      const isFolded = quote.classList.toggle("folded");
      fold.textContent = isFolded ? "Show more" : "Show less";
      fold.setAttribute("aria-expanded", String(!isFolded));
    });
    quote.append(fold);
  }
  return { outside: quote, inside, isBlock: true };
}

function spoiler() {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "spoiler";
  node.setAttribute("aria-label", "Hidden text, press to show");
  node.addEventListener("click", () => {
    node.classList.add("shown");
    node.removeAttribute("aria-label");
  });
  return { outside: node, inside: node };
}
