"""What `lms content publish` says, in both languages."""

from lms.text import Text

SAID: dict[str, Text] = {
    "published": Text(en="Published {module} as {digest}", km="បានបោះផ្សាយ {module} ជា {digest}"),
    "nothing": Text(
        en="Nothing has changed since the last release.",
        km="គ្មានអ្វីប្តូរទេ តាំងពីការបោះផ្សាយចុងក្រោយ។",
    ),
    "unread": Text(
        en="From files, not reviewed here. Name who has read it with --reviewed-by.",
        km="ពីឯកសារ មិនបានពិនិត្យនៅទីនេះទេ។ សូមដាក់ឈ្មោះអ្នកពិនិត្យដោយ --reviewed-by។",
    ),
    "uncleared": Text(
        en="Texts on which a child's safety may hang have changed. Let the safeguarding focal point see them "
        "and name them with --cleared-by.",
        km="អត្ថបទដែលពាក់ព័ន្ធនឹងសុវត្ថិភាពកុមារបានប្តូរ។ សូមឱ្យអ្នកទទួលបន្ទុកការពារកុមារពិនិត្យ ហើយដាក់ឈ្មោះដោយ --cleared-by។",
    ),
    "waived": Text(
        en="Let pass by {by} on {on} ({gate}): {reason} – {what}",
        km="បានអនុញ្ញាតរំលងដោយ {by} ថ្ងៃ {on} ({gate})៖ {reason} – {what}",
    ),
    "due-alone": Text(
        en="--due publishes drafts; it goes with no folder, module, message or name.",
        km="--due បោះផ្សាយសេចក្តីព្រាង ដូច្នេះវាមិនទទួលថត ម៉ូឌុល សារ ឬឈ្មោះទេ។",
    ),
}
