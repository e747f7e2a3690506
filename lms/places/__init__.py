"""Official places of Cambodia: codes, names, and finding one by however it is spelt."""
