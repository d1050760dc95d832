// Typing "@bot …": cards to choose from above the message field.

import { act } from "./server.js";
import { node } from "./message.js";

const PAUSE_MS = 250;

export class InlinePanel {
  constructor(panel, where, attempt, onChosen, onStart) {
    this.panel = panel;
    this.where = where; // () => { person, chat, username }
    this.attempt = attempt;
    this.onChosen = onChosen;
    this.onStart = onStart;
    this.timer = 0;
    this.latest = 0;
  }

  // True if the text is an inline query; then the panel asks the bot after a short pause.
  follow(text) {
    clearTimeout(this.timer);
    const { username } = this.where();
    const prefix = `@${username}`.toLowerCase();
    const start = text.toLowerCase();
    if (!start.startsWith(`${prefix} `)) {
      this.close();
      return false;
    }
    const query = text.slice(prefix.length + 1);
    this.timer = setTimeout(() => this.ask(query, ""), PAUSE_MS);
    return true;
  }

  close() {
    clearTimeout(this.timer);
    this.latest += 1;
    this.panel.hidden = true;
  }

  async ask(query, offset) {
    const turn = (this.latest += 1);
    const { person, chat } = this.where();
    const answer = await this.attempt(act("inline", { person, chat, query, offset }));
    if (!answer || turn !== this.latest) return;
    if (!offset) this.panel.replaceChildren();
    this.panel.querySelector(".next")?.remove();
    this.show(answer, query, offset);
  }

  show(answer, query, offset) {
    this.panel.hidden = false;
    if (answer.button && !offset) {
      const above = this.option("above", answer.button.text);
      above.addEventListener("click", () => this.onStart(answer.button.start_parameter));
      this.panel.append(above);
    }
    for (const result of answer.results) this.panel.append(this.card(result, answer.id));
    if (answer.late) this.panel.append(node("p", "", "The bot did not answer in time."));
    else if (!answer.results.length && !offset) this.panel.append(node("p", "", "No results."));
    if (answer.next_offset) {
      const next = this.option("above next", "More results");
      next.addEventListener("click", () => this.ask(query, answer.next_offset));
      this.panel.append(next);
    }
  }

  card(result, queryId) {
    const card = this.option("", undefined);
    card.append(node("span", "thumb", (result.title || "•").trim().charAt(0)));
    const lines = node("span", "lines");
    const title = node("b", "", result.title || result.type);
    title.dir = "auto";
    const description = node("span", "", result.description || "");
    description.dir = "auto";
    lines.append(title, description);
    card.append(lines);
    card.addEventListener("click", async () => {
      const { person, chat } = this.where();
      this.close();
      const chosen = { person, chat, query: queryId, result: result.id };
      if (await this.attempt(act("choose", chosen))) this.onChosen();
    });
    return card;
  }

  option(className, text) {
    const made = node("button", className, text);
    made.type = "button";
    made.setAttribute("role", "option");
    return made;
  }
}
