"""What is wrong with a file of people as a whole, with its headings and its rows, in both languages."""

from lms.text import Text

_T = Text
_SAVE = _T(
    en="Open it in a spreadsheet program, save it as XLSX or as “CSV UTF-8”, and send that file.",
    km="សូមបើកវាក្នុងកម្មវិធីតារាង រក្សាទុកជា XLSX ឬ «CSV UTF-8» រួចផ្ញើឯកសារនោះ។",
)

OF_FILES: dict[str, tuple[Text, Text]] = {
    "empty-file": (
        _T(en="The file is empty.", km="ឯកសារនេះទទេ។"),
        _T(
            en="Fill in the template and send it again.",
            km="សូមបំពេញគំរូ រួចផ្ញើម្ដងទៀត។",
        ),
    ),
    "too-large": (
        _T(
            en="The file holds far more than a list of 500 people.",
            km="ឯកសារនេះមានទិន្នន័យលើសបញ្ជីមនុស្ស ៥០០ នាក់ឆ្ងាយណាស់។",
        ),
        _T(
            en="Copy only the list into a new, empty spreadsheet, and send that.",
            km="សូមចម្លងតែបញ្ជីទៅក្នុងតារាងថ្មីទទេមួយ រួចផ្ញើតារាងនោះ។",
        ),
    ),
    "too-wide": (
        _T(en="The table has more than 40 columns.", km="តារាងមានជួរឈរលើសពី ៤០។"),
        _T(
            en="Delete the columns that are not in the template.",
            km="សូមលុបជួរឈរដែលមិនមានក្នុងគំរូ។",
        ),
    ),
    "old-spreadsheet": (
        _T(en="This is a spreadsheet of the old kind (XLS).", km="នេះជាតារាងប្រភេទចាស់ (XLS)។"),
        _SAVE,
    ),
    "protected": (
        _T(en="The file is protected by a password.", km="ឯកសារនេះមានពាក្យសម្ងាត់ការពារ។"),
        _T(
            en="Take the password off, save the file, and send it again.",
            km="សូមដកពាក្យសម្ងាត់ចេញ រក្សាទុក រួចផ្ញើម្ដងទៀត។",
        ),
    ),
    "damaged": (
        _T(en="The spreadsheet is damaged and cannot be opened.", km="តារាងនេះខូច មិនអាចបើកបានទេ។"),
        _SAVE,
    ),
    "pdf": (_T(en="This is a PDF, not a table.", km="នេះជាឯកសារ PDF មិនមែនតារាងទេ។"), _SAVE),
    "image": (
        _T(en="This is a picture, not a table.", km="នេះជារូបភាព មិនមែនតារាងទេ។"),
        _T(
            en="Type the list into the template. Photos of lists of children are best deleted.",
            km="សូមវាយបញ្ជីចូលក្នុងគំរូ។ រូបថតបញ្ជីឈ្មោះកុមារ គួរលុបចោល។",
        ),
    ),
    "other-document": (
        _T(en="This is a document of another program.", km="នេះជាឯកសាររបស់កម្មវិធីផ្សេង។"),
        _SAVE,
    ),
    "not-a-table": (_T(en="This file is not a table.", km="ឯកសារនេះមិនមែនជាតារាងទេ។"), _SAVE),
    "wrong-encoding": (
        _T(
            en="The letters of this file cannot be read: it was not saved as UTF-8.",
            km="មិនអាចអានអក្សរក្នុងឯកសារនេះបានទេ ព្រោះមិនបានរក្សាទុកជា UTF-8។",
        ),
        _SAVE,
    ),
    "bad-quotes": (
        _T(
            en='A quotation mark (") begins here and does not end where it should.',
            km='មានសញ្ញាសម្រង់ (") បើកនៅទីនេះ ប៉ុន្តែមិនបិទត្រឹមត្រូវ។',
        ),
        _T(en="Take the quotation mark out.", km="សូមលុបសញ្ញាសម្រង់នោះ។"),
    ),
    "several-sheets": (
        _T(
            en="More than one sheet of the file has something in it.",
            km="ឯកសារនេះមានសន្លឹក (sheet) លើសពីមួយ ដែលមានទិន្នន័យ។",
        ),
        _T(
            en="Keep the sheet with the list and delete the others.",
            km="សូមទុកតែសន្លឹកដែលមានបញ្ជី ហើយលុបសន្លឹកផ្សេង។",
        ),
    ),
    "no-headings": (
        _T(
            en="No row with the headings of the columns was found.",
            km="រកមិនឃើញជួរក្បាលតារាងទេ។",
        ),
        _T(
            en="Put the headings of the template into the first row.",
            km="សូមដាក់ក្បាលតារាងតាមគំរូ ក្នុងជួរទីមួយ។",
        ),
    ),
    "no-rows": (
        _T(en="Below the headings there is nobody.", km="ក្រោមក្បាលតារាង មិនមាននរណាម្នាក់ទេ។"),
        _T(en="Write one person in each row.", km="សូមសរសេរមនុស្សម្នាក់ក្នុងមួយជួរ។"),
    ),
    "too-many-rows": (
        _T(en="There are more than {number} people in the file.", km="ក្នុងឯកសារមានមនុស្សលើសពី {number} នាក់។"),
        _T(
            en="Cut the file here and send the rest as a second file.",
            km="សូមកាត់ឯកសារត្រង់នេះ ហើយផ្ញើផ្នែកនៅសល់ជាឯកសារទីពីរ។",
        ),
    ),
    "heading-unknown": (
        _T(en="Nothing is known of a column “{value}”.", km="មិនស្គាល់ជួរឈរ «{value}» ទេ។"),
        _T(
            en="Delete the column, or use a heading of the template.",
            km="សូមលុបជួរឈរនេះ ឬប្រើក្បាលតារាងតាមគំរូ។",
        ),
    ),
    "heading-misspelt": (
        _T(en="The heading “{value}” is not quite right.", km="ក្បាលតារាង «{value}» មិនទាន់ត្រូវបន្តិច។"),
        _T(en="Did you mean “{wanted}”? Write it so.", km="តើចង់សរសេរ «{wanted}» មែនទេ? សូមសរសេរដូច្នេះ។"),
    ),
    "heading-twice": (
        _T(en="The column “{wanted}” is there twice.", km="ជួរឈរ «{wanted}» មានពីរដង។"),
        _T(en="Keep one of them.", km="សូមទុកតែមួយ។"),
    ),
    "heading-missing": (
        _T(en="The column “{wanted}” is missing.", km="ខ្វះជួរឈរ «{wanted}»។"),
        _T(
            en="Add it; where you do not know, leave the cell empty.",
            km="សូមបន្ថែមវា។ បើមិនដឹង សូមទុកក្រឡាឱ្យទទេ។",
        ),
    ),
    "heading-not-kept": (
        _T(
            en="“{value}” is not kept here, so that nobody can be harmed by it.",
            km="ទីនេះមិនរក្សាទុក «{value}» ទេ ដើម្បីកុំឱ្យប៉ះពាល់សុវត្ថិភាពនរណាម្នាក់។",
        ),
        _T(en="Delete the whole column.", km="សូមលុបជួរឈរនេះទាំងមូល។"),
    ),
    "heading-for-others": (
        _T(
            en="The column “{wanted}” is not for the people of this group.",
            km="ជួរឈរ «{wanted}» មិនមែនសម្រាប់អ្នកក្នុងក្រុមនេះទេ។",
        ),
        _T(
            en="Delete the column: children have no names here, and adults no codes.",
            km="សូមលុបជួរឈរនេះ៖ ទីនេះកុមារមិនដាក់ឈ្មោះពេញ ហើយមនុស្សធំមិនមានលេខកូដទេ។",
        ),
    ),
    "cell-without-heading": (
        _T(en="There is something in a column without a heading.", km="មានទិន្នន័យក្នុងជួរឈរដែលគ្មានក្បាល។"),
        _T(
            en="Write a heading above it, or empty the column.",
            km="សូមដាក់ក្បាលពីលើ ឬលុបទិន្នន័យក្នុងជួរឈរនេះ។",
        ),
    ),
    "row-too-long": (
        _T(en="This row has more cells than there are headings.", km="ជួរនេះមានក្រឡាច្រើនជាងក្បាលតារាង។"),
        _T(
            en="Empty this cell. A comma too many moves all that follows.",
            km="សូមលុបក្រឡានេះ។ សញ្ញាក្បៀសលើសមួយ ធ្វើឱ្យក្រឡាបន្ទាប់រំកិលខុស។",
        ),
    ),
    "row-twice": (
        _T(
            en="This row says the same as row {number}.",
            km="ជួរនេះដូចគ្នាបេះបិទនឹងជួរទី {number}។",
        ),
        _T(
            en="Delete one of them; if they are two people, give them different nicknames.",
            km="សូមលុបជួរមួយ។ បើជាមនុស្សពីរនាក់ សូមដាក់ឈ្មោះហៅខុសគ្នា។",
        ),
    ),
}
