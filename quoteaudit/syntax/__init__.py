"""The only room that spells spaCy's labels: it answers in our words and in characters.

From text to a tree: :mod:`.pipeline` has spaCy parse the prose (with the help of :mod:`.blas`),
:mod:`.tree` makes words of its tokens, and :mod:`.repairs` mends the parser's commonest slips.

What is asked of the tree:

- :mod:`.words`: what a word is; :mod:`.forms`: its base form; :mod:`.people`: what a noun says
  of a source.
- :mod:`.phrases`: what hangs on a noun, and where names are; :mod:`.clauses`: what a noun does
  in its sentence, and who does what a verb says.
- :mod:`.frames`: what surrounds a possible cue; :mod:`.contents` and :mod:`.dates`: what it may
  report; :mod:`.sources`: whom it may name; :mod:`.reported`: what all three tell together.
- :mod:`.assertions`: what a sentence asserts, for claims.
"""
