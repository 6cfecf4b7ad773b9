"""The addresses below /api, and what answers them."""

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import InternalServerError, MethodNotAllowed

from app import faults
from app.api import answering, index, openapi, parameters, releases
from app.api.paths import BELOW, RELEASES, ROOT
from app.api.problems import Fault, Kind, ProblemError, clipped, explained, kinds
from app.api.representations import ADDRESSES, Question, Representation, formats
from app.api.vocabulary import vocabulary
from app.site import Site
from app.whole import BusyError, Whole
from etl.labels import BAD_ADDRESS, BAD_FORMAT, BAD_METHOD, FAULT
from etl.tables import Tables


def register(server: Flask, site: Site, whole: Whole) -> None:
    """Serve the interface: the edition of a site and the earlier ones at hand."""
    api = Blueprint("api", __name__, url_prefix=BELOW)
    _documents(api, site)
    _data(api, site, whole)
    _problems(api)
    _refusals(api)
    server.register_blueprint(api)
    _refuse_methods(server)

    @server.after_request
    def shared(response: Response) -> Response:
        if _below():
            response.headers.update(answering.SHARED)
            if request.method == "OPTIONS":
                response.headers.update(answering.PREFLIGHT)
        return response


def _documents(api: Blueprint, site: Site) -> None:
    @api.get("/v1", strict_slashes=False)
    def whole_index() -> Response:
        _nothing_asked()
        return answering.told(index.index(site.tables.version, below=site.below))

    @api.get("/v1/releases")
    def all_releases() -> Response:
        _nothing_asked()
        return answering.told(index.releases(site))

    @api.get("/v1/releases/<version>")
    def one_release(version: str) -> Response:
        _nothing_asked()
        found = releases.tables(site, version)
        return answering.told(index.index(found.version, f"{RELEASES}/{found.version}", site.below))

    @api.get("/v1/openapi.json")
    def described() -> Response:
        _nothing_asked()
        return answering.told(openapi.description(site.tables, site.below))


def _data(api: Blueprint, site: Site, whole: Whole) -> None:
    @api.get("/v1/<address>")
    def served(address: str) -> Response:
        return answer(_representation(address), site.tables, fixed=False)

    @api.get("/v1/releases/<version>/<address>")
    def released(version: str, address: str) -> Response:
        return answer(_representation(address), releases.tables(site, version), fixed=True)

    def answer(each: Representation, tables: Tables, *, fixed: bool) -> Response:
        asked = parameters.parse(request.query_string, each.takes, vocabulary(tables))
        question = Question(tables, asked, asked.as_of or site.clock(), whole)
        return answering.represented(each, question, fixed=fixed)

    @api.get("/", strict_slashes=False)
    @api.get("/<path:_path>")
    def nothing(_path: str = "") -> Response:
        raise _missing()


def _problems(api: Blueprint) -> None:
    @api.get("/v1/problems")
    def all_kinds() -> Response:
        _nothing_asked()
        return answering.told({"problems": kinds()})

    @api.get("/v1/problems/<name>")
    def one_kind(name: str) -> Response:
        _nothing_asked()
        if name not in {*Kind}:
            raise _missing()
        return answering.told(explained(Kind(name)))


def _refusals(api: Blueprint) -> None:
    """What goes wrong is told as problem details."""

    @api.errorhandler(ProblemError)
    def wrong(error: ProblemError) -> Response:
        return answering.problem(error)

    @api.errorhandler(BusyError)
    def busy(error: BusyError) -> Response:
        fault = Fault(Kind.BUSY, error.message)
        return answering.problem(ProblemError(fault), {"Retry-After": str(error.seconds)})

    @api.errorhandler(InternalServerError)
    def failed(_error: InternalServerError) -> Response:
        return answering.problem(ProblemError(Fault(Kind.FAULT, FAULT)))


def _refuse_methods(server: Flask) -> None:
    """A method is refused before any blueprint is asked."""

    @server.errorhandler(MethodNotAllowed)
    def refuse(error: MethodNotAllowed) -> Response:
        if not _below():
            return faults.told(error)
        allowed = sorted(error.valid_methods or ())
        said = BAD_METHOD.filled(method=clipped(request.method))
        fault = Fault(Kind.METHOD_NOT_ALLOWED, said, {"allowed": allowed})
        return answering.problem(ProblemError(fault), {"Allow": ", ".join(allowed)})


def _representation(address: str) -> Representation:
    """What stands at an address.

    Raises:
        ProblemError: nothing does.
    """
    found = ADDRESSES.get(address)
    if found:
        return found
    of, _, form = address.partition(".")
    if not form or not formats(of):
        raise _missing()
    said = BAD_FORMAT.filled(dataset=of, format=clipped(form))
    raise ProblemError(Fault(Kind.UNKNOWN_FORMAT, said, {"value": clipped(form), "allowed": formats(of)}))


def _missing() -> ProblemError:
    said = BAD_ADDRESS.filled(path=clipped(request.path))
    return ProblemError(Fault(Kind.NOT_FOUND, said, {"value": clipped(request.path), "allowed_at": ROOT}))


def _nothing_asked() -> None:
    """Documents take no parameters."""
    parameters.parse(request.query_string, (), {})


def _below() -> bool:
    return request.path == BELOW or request.path.startswith(f"{BELOW}/")
