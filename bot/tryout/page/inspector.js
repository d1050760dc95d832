// Beside the chat: what the bot made of the last message, and what it called.

import { node } from "./message.js";
import { inspect } from "./server.js";

const $ = (id) => document.getElementById(id);
const WIDE = "(min-width: 1100px)";

export class Inspector {
  constructor(where, copy) {
    this.where = where; // () => { person, chat }, or null while nothing is shown
    this.copy = copy;
    this.latest = 0;
    this.look = "";
    $("inspect").addEventListener("click", () => this.show($("inspector").hidden));
    $("inspector-close").addEventListener("click", () => { this.show(false); $("inspect").focus(); });
    this.toggle(matchMedia(WIDE).matches);
  }

  toggle(isShown) {
    $("inspector").hidden = !isShown;
    $("inspect").setAttribute("aria-expanded", String(isShown));
  }

  show(isShown) {
    this.toggle(isShown);
    if (!isShown) return;
    this.draw();
    $("inspector-close").focus();
  }

  async draw() {
    const place = this.where();
    if ($("inspector").hidden || !place) return;
    const turn = (this.latest += 1);
    const found = await inspect(place.person, place.chat).catch((error) => ({ error: error.message }));
    const look = JSON.stringify(found);
    if (turn !== this.latest || look === this.look) return;
    this.look = look;
    $("inspected").replaceChildren(...(found.error ? [note(`Nothing to show: ${found.error}`)] : this.parts(found)));
  }

  parts(found) {
    const parts = [found.has_message ? node("p", "asked", found.text || "(no text)") : note("You have written nothing here yet.")];
    parts[0].dir = "auto";
    if (found.undelivered) parts.push(node("p", "undelivered", `Not delivered to the bot: ${found.undelivered}`));
    if (found.facts) parts.push(...this.facts(found.facts));
    else if (!found.can_inspect && found.text) parts.push(note("This bot tells nothing about how it decides."));
    parts.push(node("h3", "", found.has_message ? "Calls since then" : "Calls so far"));
    if (!found.calls.length) parts.push(note("None."));
    return [...parts, ...found.calls.map(call)];
  }

  facts(facts) {
    const list = node("dl", "facts");
    const add = (name, value) => {
      if (value === undefined || value === null || value === "") return;
      const told = node("dd");
      told.append(value);
      list.append(node("dt", "", name), told);
    };
    add("Outcome", facts.outcome && node("strong", "", facts.outcome));
    add("Confidence", percent(facts.confidence));
    add("Entry", facts.entry);
    add("Part", facts.part);
    add("File", facts.place && this.place(facts.place));
    const matches = facts.matches || [];
    if (!matches.length) return [list];
    const ranked = node("ol", "matches");
    ranked.append(...matches.map(match));
    return [list, node("h3", "", "Matches"), ranked];
  }

  place(place) {
    const button = node("button", "place", place);
    button.type = "button";
    button.title = "Copy";
    button.addEventListener("click", () => this.copy(place));
    return button;
  }
}

function note(text) {
  return node("p", "note", text);
}

function percent(confidence) {
  return typeof confidence === "number" ? `${Math.round(confidence * 100)} %` : "";
}

function match(one) {
  const item = node("li");
  const line = node("div", "match");
  line.append(node("b", "", one.id), node("span", "", percent(one.confidence)));
  item.append(line);
  if (one.phrase) item.append(node("div", "phrase", `“${one.phrase}”`));
  return item;
}

function call(one) {
  const isFine = one.outcome === "ok";
  const box = node("details", isFine ? "call" : "call refused");
  box.open = !isFine;
  const head = node("summary");
  head.append(node("b", "", one.method), ` ${isFine ? "✓" : `✗ ${one.outcome}`} `, node("span", "", beginning(one.parameters.text)));
  const list = node("dl", "facts");
  for (const [name, value] of Object.entries(one.parameters)) {
    const told = node("dd");
    told.append(name === "reply_markup" ? keyboard(value) : written(value));
    list.append(node("dt", "", name), told);
  }
  box.append(head, list);
  return box;
}

function beginning(text) {
  return typeof text === "string" ? text.replace(/<[^>]*>/g, "").slice(0, 60) : "";
}

// One line a button: its label and what it does.
function keyboard(markup) {
  const rows = markup?.inline_keyboard;
  if (!Array.isArray(rows)) return written(markup);
  return node("div", "value", rows.flat().map((one) => `[${one.text}] ${target(one)}`).join("\n"));
}

function target(button) {
  const { text, style, ...action } = button;
  const [name, value] = Object.entries(action)[0] || ["", ""];
  return `${name}: ${value?.query ?? value?.text ?? value}`;
}

// Lists and objects as indented lines, without the signs of JSON.
function written(value) {
  return node("div", "value", lines(value, "").join("\n"));
}

function lines(value, indent) {
  if (value === null || typeof value !== "object") return [`${indent}${value}`];
  return Object.entries(value).flatMap(([name, inner]) => {
    const label = Array.isArray(value) ? "·" : `${name}:`;
    if (inner === null || typeof inner !== "object") return [`${indent}${label} ${inner}`];
    return [`${indent}${label}`, ...lines(inner, `${indent}  `)];
  });
}
