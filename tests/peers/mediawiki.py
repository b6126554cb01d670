"""Debian's MediaWiki as Wikipedia: SQLite, a loopback port, short pages of our own, Wikipedia's two page properties.

What it lacks beside Wikipedia: fuzzy search and suggestions, `maxlag`, and every limit on reading.
"""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.peers import peer_missing
from tests.peers.ports import LOOPBACK, free_port

WIKI = Path("/usr/share/mediawiki")

# The stubs state bare facts in our own words. An item number stands only where shared reference data has one.
PAGES: Mapping[str, str] = {
    "Antony Blinken": "'''Antony Blinken''' (born 16 April 1962) is an American diplomat who was Secretary of State of the United States. He was sworn in on 26 January 2021. {{#refitem:Q7821917}}",
    "Anthony Blinken": "#REDIRECT [[Antony Blinken]]",
    "Secretary Blinken": "#REDIRECT [[Anthony Blinken]]",
    "Vladimir Putin": "'''Vladimir Putin''' is the president of Russia. {{#refitem:Q7747}}",
    "Xi Jinping": "'''Xi Jinping''' is the president of China. {{#refitem:Q15031}}",
    "Kassym-Jomart Tokayev": "'''Kassym-Jomart Tokayev''' is the president of Kazakhstan. {{#refitem:Q200881}}",
    "Mikhail Galuzin": "'''Mikhail Galuzin''' (born 14 June 1960) is a diplomat and deputy minister of foreign affairs of Russia. He was ambassador to Japan before.",
    "Embassies of Galuzin": "A list of embassies in which Galuzin of Russia served.",
    "United States Secretary of State": "The '''United States Secretary of State''' leads the Department of State. {{#refitem:Q14213}}",
    "Xi'an": "'''Xi'an''' is a city in China.",
    "China–Central Asia Summit": "The '''China–Central Asia Summit''' met in Xi'an in May 2023.",
    "Collective Security Treaty Organization": "The '''Collective Security Treaty Organization''' is an alliance.",
    "CSTO": "#REDIRECT [[Collective Security Treaty Organization]]",
    "Deputy Galuzin": "#REDIRECT [[Collective Security Treaty Organization#Staff]]",
    "John Miller": "'''John Miller''' may be:\n* [[John Miller (senator)]]\n* [[John Miller (cricketer)]]\n* [[Jane Smith]], his biographer\n__DISAMBIG__",
    "John Miller (senator)": "'''John Miller''' is a senator of Ruritania.",
    "John Miller (cricketer)": "'''John Miller''' plays cricket for Ruritania.",
    "Jane Smith": "'''Jane Smith''' writes lives.",
}
# Invented people, so that an article can name thirty that are all known.
KNOWN_PEOPLE = tuple(
    f"{given} {family}"
    for given in ("Ada", "Boris", "Chloe", "Dimitri", "Elena", "Farid")
    for family in ("Aldermoor", "Brackwater", "Castlefen", "Dunholt", "Eversedge")
)

# As importTextFiles.php does it, but from one file, so that a title may hold any character that titles may.
_FILL = """<?php
require_once '/usr/share/mediawiki/maintenance/Maintenance.php';
class Fill extends Maintenance {
    public function execute() {
        $user = User::newFromName( 'Admin' );
        foreach ( json_decode( file_get_contents( $this->getArg( 0 ) ), true ) as $name => $text ) {
            $title = Title::newFromText( (string)$name );
            if ( !$title || $title->hasFragment() ) {
                $this->fatalError( "no title: $name" );
            }
            $page = new WikiRevision( MediaWiki\\MediaWikiServices::getInstance()->getMainConfig() );
            $page->setContent( MediaWiki\\Revision\\SlotRecord::MAIN, ContentHandler::makeContent( $text, $title ) );
            $page->setTitle( $title );
            $page->setUserObj( $user );
            $page->setComment( 'filled' );
            $page->setTimestamp( '20260115080000' );
            if ( !$page->importOldRevision() ) {
                $this->fatalError( "not stored: $name" );
            }
        }
    }
    public function __construct() {
        parent::__construct();
        $this->addArg( 'pages', 'A JSON object: title to text' );
    }
}
$maintClass = Fill::class;
require_once RUN_MAINTENANCE_IF_MAIN;
"""
_MAGIC = (
    "<?php\n$magicWords = ['en' => ['disambiguation' => [0, '__DISAMBIG__'], 'refitem' => [0, 'refitem']]];\n"
)
# Wikipedia's search engine has no separate search of titles, so it always searches the text; SQLite's has one.
_SETTINGS = """
class FullTextSearch extends SearchSqlite {
    public function searchTitle( $term ) {
        return null;
    }
}
$wgSearchType = 'FullTextSearch';
wfLoadExtension( 'TextExtracts' );
$wgJobRunRate = 0;
$wgMainCacheType = CACHE_NONE;
// A wiki of one test run may lose its pages in a power cut: without waiting for the disk it fills twice as fast.
$wgDBservers = [ [
    'type' => 'sqlite', 'dbname' => $wgDBname, 'dbDirectory' => $wgSQLiteDataDir, 'flags' => DBO_DEFAULT, 'load' => 1,
    'variables' => [ 'synchronous' => 'OFF' ],
] ];
if ( getenv( 'FILLING' ) ) {
    $wgDisableSearchUpdate = true;
    $wgMainCacheType = CACHE_HASH;
    $wgJobTypeConf['default'] = [ 'class' => 'JobQueueMemory' ];
}
$wgExtensionMessagesFiles['RefMagic'] = __DIR__ . '/refmagic.php';
$wgHooks['GetDoubleUnderscoreIDs'][] = static function ( &$ids ) { $ids[] = 'disambiguation'; };
$wgHooks['ParserFirstCallInit'][] = static function ( $parser ) {
    $parser->setFunctionHook( 'refitem', static function ( $parser, $id = '' ) {
        $parser->getOutput()->setPageProperty( 'wikibase_item', $id );
        return '';
    } );
};
"""


@contextmanager
def mediawiki(folder: Path, *, pages: Mapping[str, str] | None = None) -> Iterator[str]:
    """A wiki with PAGES and KNOWN_PEOPLE; gives the address of its api.php.

    `pages` (title to wikitext) come on top and win over a page of the same title; `page` and `redirect` write
    them. A wiki of 2,000 further pages is up within 20 seconds.
    """
    if shutil.which("php") is None or not (WIKI / "api.php").exists():
        peer_missing("Debian's mediawiki with php-cli and php-sqlite3 (make peers)")
    port = free_port()
    _set_up(folder, port, pages or {})
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            _php(folder, "-S", f"{LOOPBACK}:{port}", "-t", str(WIKI), workers=3),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            api = f"http://{LOOPBACK}:{port}/api.php"
            _await_answer(api)
            yield api
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(10)


def page(lead: str, *, qid: str = "", disambiguation: bool = False) -> str:
    """The wikitext of an article: its lead, and the item and the mark that Wikipedia's pages carry as properties."""
    marks = [f"{{{{#refitem:{qid}}}}}" if qid else "", "__DISAMBIG__" if disambiguation else ""]
    return "\n".join(part for part in (lead, *marks) if part)


def redirect(to: str) -> str:
    """The wikitext of a redirect to this title."""
    return f"#REDIRECT [[{to}]]"


def _set_up(folder: Path, port: int, more: Mapping[str, str]) -> None:
    for name in ("conf", "data"):
        (folder / name).mkdir()
    _script(
        folder, "install", "--confpath", str(folder / "conf"), "--dbtype", "sqlite", "--dbpath", str(folder / "data"),
        "--dbname", "wiki", "--server", f"http://{LOOPBACK}:{port}", "--scriptpath", "",
        "--pass", "no-person-logs-in-here", "--lang", "en", "Reference", "Admin",
    )  # fmt: skip
    (folder / "conf" / "refmagic.php").write_text(_MAGIC)
    (folder / "conf" / "fill.php").write_text(_FILL)
    with (folder / "conf" / "LocalSettings.php").open("a") as settings:
        settings.write(_SETTINGS)
    known = {name: f"'''{name}''' is known in Ruritania." for name in KNOWN_PEOPLE}
    (folder / "pages.json").write_text(json.dumps({**PAGES, **known, **more}))
    _run(folder, str(folder / "conf" / "fill.php"), str(folder / "pages.json"), filling=True)
    _script(folder, "rebuildtextindex")


def _script(folder: Path, name: str, *arguments: str) -> None:
    _run(folder, str(WIKI / "maintenance" / f"{name}.php"), *arguments)


def _run(folder: Path, *command: str, filling: bool = False) -> None:
    done = subprocess.run(
        _php(folder, *command, filling=filling), capture_output=True, text=True, check=False, timeout=300
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def _php(folder: Path, *arguments: str, workers: int = 1, filling: bool = False) -> list[str]:
    conf = folder / "conf" / "LocalSettings.php"
    # The installer refuses to run when the settings file it is to write is already named.
    named = [f"MW_CONFIG_FILE={conf}"] if conf.exists() else []
    named += ["FILLING=1"] if filling else []
    return ["env", *named, f"PHP_CLI_SERVER_WORKERS={workers}", "php", *arguments]


def _await_answer(api: str) -> None:
    ends = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(f"{api}?action=query&meta=siteinfo&format=json", timeout=10):  # noqa: S310 - loopback
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > ends:
                raise
            time.sleep(0.05)
