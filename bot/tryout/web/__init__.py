"""The HTTP side: Telegram's methods, the chat page and what a person does on it, webhooks."""
