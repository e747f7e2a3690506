"""The failures we expect, each with its HTTP status and words for the person who meets it."""

from lms.text import Text


class LmsError(Exception):
    """A failure with a sentence for the person who caused it.

    `status` is what the web answers; `message` says what happened and what to do.
    """

    status = 400
    message = Text(
        en="Something in this request was not right. Go back and try again.",
        km="មានអ្វីមួយមិនត្រឹមត្រូវ។ សូមថយក្រោយ ហើយសាកល្បងម្ដងទៀត។",
    )

    def __init__(self, message: Text | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message.en)


class NotSignedIn(LmsError):
    """Nobody is signed in, and the page is not for everybody."""

    status = 401
    message = Text(en="Please sign in first.", km="សូមចូលគណនីជាមុនសិន។")


class Forbidden(LmsError):
    """The person's role does not do this at all."""

    status = 403
    message = Text(
        en="This page is for somebody with another role.",
        km="ទំព័រនេះសម្រាប់អ្នកដែលមានតួនាទីផ្សេង។",
    )


class NotFound(LmsError):
    """No such thing, or not for this person: nobody can tell which."""

    status = 404
    message = Text(en="There is nothing at this address.", km="គ្មានអ្វីនៅអាសយដ្ឋាននេះទេ។")


class Conflict(LmsError):
    """What was sent contradicts what is kept; what is kept stays."""

    status = 409
    message = Text(
        en="This was already sent with other content. What was saved first has been kept.",
        km="កិច្ចការនេះបានផ្ញើរួចហើយ ដោយមានខ្លឹមសារផ្សេង។ អ្វីដែលបានរក្សាទុកមុន នៅដដែល។",
    )


class Refused(LmsError):
    """The request came from another site, or says something that cannot be."""

    status = 403
    message = Text(
        en="This request did not come from our own page. Open the page again and try once more.",
        km="សំណើនេះមិនបានមកពីទំព័ររបស់យើងទេ។ សូមបើកទំព័រឡើងវិញ ហើយសាកល្បងម្ដងទៀត។",
    )


class TooMany(LmsError):
    """Too many sign-ins went wrong; wait."""

    status = 429
    message = Text(
        en="Too many tries. Please wait a while, or ask your trainer to help.",
        km="បានសាកល្បងច្រើនដងពេក។ សូមរង់ចាំបន្តិច ឬសុំជំនួយពីគ្រូបណ្តុះបណ្តាល។",
    )
