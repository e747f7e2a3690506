"""The sixteen pictures of a PIN, by their number, in words for somebody who cannot see them."""

from lms.text import Text

PICTURE_NAMES: tuple[Text, ...] = (
    Text(en="fish", km="ត្រី"),
    Text(en="boat", km="ទូក"),
    Text(en="tree", km="ដើមឈើ"),
    Text(en="sun", km="ព្រះអាទិត្យ"),
    Text(en="moon", km="ព្រះច័ន្ទ"),
    Text(en="star", km="ផ្កាយ"),
    Text(en="house", km="ផ្ទះ"),
    Text(en="flower", km="ផ្កា"),
    Text(en="bird", km="បក្សី"),
    Text(en="buffalo", km="ក្របី"),
    Text(en="elephant", km="ដំរី"),
    Text(en="mango", km="ស្វាយ"),
    Text(en="banana", km="ចេក"),
    Text(en="umbrella", km="ឆ័ត្រ"),
    Text(en="bicycle", km="កង់"),
    Text(en="drum", km="ស្គរ"),
)
