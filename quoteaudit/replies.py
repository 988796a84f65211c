"""x"""
def find_replies(text, parse, quotes): return ()
