// The message field: writing, replying, editing, and the list of commands.

import { node } from "./message.js";

const $ = (id) => document.getElementById(id);

export class Writer {
  constructor({ where, send, edit, attempt, topic }) {
    this.where = where;
    this.send = send;
    this.edit = edit;
    this.attempt = attempt;
    this.topic = topic;
    this.onText = () => false;
    this.replyTo = null;
    this.editing = null;
    this.isSending = false;
    this.text = $("text");
    $("writer").addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("input", () => this.typed());
    $("menu").addEventListener("click", () => this.toggleMenu());
    $("context-close").addEventListener("click", () => this.cancel());
    $("commands").addEventListener("keydown", (event) => this.walk(event));
  }

  draw(view) {
    const commands = view.bot.commands;
    $("menu").hidden = commands.length === 0;
    if (!$("commands").hidden) this.showCommands(this.text.value.slice(1));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") {
      this.cancel();
      this.hideCommands();
    } else if (event.key === "ArrowUp" && !this.text.value) {
      const mine = this.where().messages.filter((one) => one.from.id === this.where().person.id && one.text);
      if (mine.length) { event.preventDefault(); this.change(mine[mine.length - 1]); }
    } else if (event.key === "ArrowUp" && !$("commands").hidden) {
      event.preventDefault();
      $("commands").lastElementChild?.focus();
    }
  }

  walk(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (event.key === "Escape") { this.hideCommands(); this.text.focus(); }
    if (!step) return;
    event.preventDefault();
    (document.activeElement[step] || this.text).focus();
  }

  typed() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
    const value = this.text.value;
    if (this.onText(value)) this.hideCommands();
    else if (/^\/\w*$/.test(value)) this.showCommands(value.slice(1));
    else this.hideCommands();
  }

  put(text) {
    this.text.value = text;
    this.typed();
    this.text.focus();
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text || this.isSending) return;
    const more = {};
    if (this.replyTo) more.reply_to = this.replyTo.message_id;
    if (this.topic()) more.thread = this.topic();
    this.isSending = true;
    const sending = this.editing ? this.edit(this.editing.message_id, text) : this.send(text, more);
    const sent = await this.attempt(sending, "Your text is kept.");
    this.isSending = false;
    // The field is emptied only of what has gone out.
    if (!sent || this.text.value.trim() !== text) return;
    this.cancel();
    this.put("");
    $("scroll").scrollTop = $("scroll").scrollHeight;
  }

  answerTo(message) {
    this.cancel();
    this.replyTo = message;
    this.context(`Reply to ${message.from.first_name}`, message.text || message.caption || "Media");
  }

  change(message) {
    this.cancel();
    this.editing = message;
    this.put(message.text);
    this.context("Edit message", message.text);
  }

  context(title, text) {
    $("context-title").textContent = title;
    $("context-text").textContent = text;
    $("context").hidden = false;
    this.text.focus();
  }

  cancel() {
    if (this.editing) this.text.value = "";
    this.replyTo = null;
    this.editing = null;
    $("context").hidden = true;
  }

  toggleMenu() {
    if ($("commands").hidden) {
      this.showCommands("");
      $("commands").firstElementChild?.focus();
    } else {
      this.hideCommands();
    }
  }

  showCommands(begin) {
    const view = this.where();
    const fitting = view.bot.commands.filter((one) => one.command.startsWith(begin.toLowerCase()));
    $("commands").replaceChildren(...fitting.map((one) => this.command(one, view)));
    $("commands").hidden = fitting.length === 0;
    $("menu").setAttribute("aria-expanded", String(fitting.length > 0));
  }

  command(one, view) {
    const button = node("button");
    button.type = "button";
    button.setAttribute("role", "option");
    button.append(node("b", "", `/${one.command}`), node("span", "", one.description));
    button.addEventListener("click", async () => {
      this.hideCommands();
      this.put("");
      const name = view.chat.type === "private" ? one.command : `${one.command}@${view.bot.username}`;
      await this.attempt(this.send(`/${name}`, this.topic() ? { thread: this.topic() } : {}));
    });
    return button;
  }

  hideCommands() {
    $("commands").hidden = true;
    $("menu").setAttribute("aria-expanded", "false");
  }
}
