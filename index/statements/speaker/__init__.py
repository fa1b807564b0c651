"""The speaker: whom a mention stands for, be it a name, a title or a pronoun."""
