"""Coding an archive: shards that are whole or not there, made on one machine or on many.

    plan -> cut -> code -> finish, each step going on from the files that are there

`run.code_inputs` is this line in code; `shard.code_shard` is what every machine does.
"""

from dragoman.bulk.finish import Account
from dragoman.bulk.folder import Folder, Shard
from dragoman.bulk.linking.relink import relink
from dragoman.bulk.load import coded_by, load_into
from dragoman.bulk.manifest import PER_SHARD, Manifest, load_manifest
from dragoman.bulk.prefilter import Prefilter
from dragoman.bulk.prefilter import version as prefilter_version
from dragoman.bulk.run import Part, Progress, code_inputs
from dragoman.bulk.shard import code_shard
from dragoman.bulk.work import MakesCoder, ShippedCoder

__all__ = [
    "PER_SHARD",
    "Account",
    "Folder",
    "MakesCoder",
    "Manifest",
    "Part",
    "Prefilter",
    "Progress",
    "Shard",
    "ShippedCoder",
    "code_inputs",
    "code_shard",
    "coded_by",
    "load_into",
    "load_manifest",
    "prefilter_version",
    "relink",
]
