"""What is hostile or heavy, in processes that may be killed: reading pages, and finding claims with the model.

The parsers of pages are C code with quadratic corners, and the language model takes seconds and much memory on odd
text. Neither runs in the bot's process: a worker has an empty environment, limits of the kernel on its memory and its
CPU time, and a wall clock in the bot that ends it. After any death another worker begins to load at once.

What this is and is not: a page that is heavy, or crashes its parser, costs one sentence. A page that takes its parser
over finds no token in that process, and on Linux `bot.redaction.guard_process` keeps the bot's own memory and
environment from it; but it runs as the same user, so it may read the files that this user may read.

Jobs and answers are JSON of our own dataclasses. The process pools of the standard library, of anyio and of pebble
answer in pickle, which lets a worker that was taken over by a page run code in the process that reads the answer.

The doors are `checks.workers.reader.PageReader` and `checks.workers.finder.ClaimFinder`. They are not imported here,
because each worker imports this package and starts the sooner the less it loads.
"""
