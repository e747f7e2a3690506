"""Work that every new program would do anew, done once; without it a third of all test time goes here.

A new program compiles a function for each of its addresses and each of its templates. What comes out depends
on nothing but the address and the text of the template, so that programs may share it.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule


class Remembered(BytecodeCache):
    """Compiled templates in memory; Jinja compares the text of a template before it takes one."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def share_what_is_compiled() -> None:
    """Let all programs of this process share their compiled templates and addresses."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Remembered()}
    compiled: dict[object, Callable[..., Any]] = {}
    compile_anew = Rule._compile_builder

    def compile_once(rule: Rule, append_unknown: bool = True) -> Callable[..., Any]:
        # Rules with defaults put their values into the function; ours have none.
        if rule.defaults:
            return compile_anew(rule, append_unknown)
        key = (rule.rule, tuple(rule._trace), append_unknown)
        if key not in compiled:
            compiled[key] = compile_anew(rule, append_unknown)
        return compiled[key]

    Rule._compile_builder = compile_once  # type: ignore[method-assign]
