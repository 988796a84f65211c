"""Scripts that measure quoteaudit and rebuild its tables; they need the measuring data."""
