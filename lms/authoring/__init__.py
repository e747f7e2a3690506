"""What helps to write content and keeps unsafe or half-translated content back: values in, values out."""
