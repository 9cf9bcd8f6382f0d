"""What is measured: judgements of answers, and figures with their intervals."""
