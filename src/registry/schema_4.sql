-- Version 4: words of a text tell their place as a person says it: Vietnamese, a tab, English.

ALTER TABLE mention ADD COLUMN place TEXT;
ALTER TABLE tie ADD COLUMN place TEXT;
