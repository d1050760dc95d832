"""What Telegram takes and what it refuses: texts, keyboards, inline results, and every limit."""
