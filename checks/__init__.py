"""An article in, findings out. Knows neither Slack nor the database."""
