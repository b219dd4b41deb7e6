//! Groups of RTF by their first word: which hold words of the text.

/// Groups whose words are no words of the text.
pub(super) const SKIPPED: &str = "\
    annotation atnauthor atnid atrfend atrfstart bkmkend bkmkstart colortbl datafield \
    datastore fchars filetbl fldinst generator info lchars listoverridetable listtable \
    nonshppict objclass objdata pgptbl revtbl rsidtbl sp stylesheet themedata xmlnstbl xe";
/// Groups behind `\*` that hold words of the text all the same.
pub(super) const KEPT: [&str; 15] = [
    "shpinst",
    "ud",
    "shptxt",
    "dptxbxtext",
    "footnote",
    "fldrslt",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "pntext",
];
/// Groups behind `\*` that are known to hold none.
pub(super) const KNOWN: &str = "\
    aftncn aftnsep aftnsepc atndate atnicn atnparent atnref atntime background blipuid category \
    colorschememapping comment company company defchp defpap do docvar factoidname falt ffdeftext \
    ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ffstattext fldtype fontemb fontfile \
    formfield ftncn ftnsep ftnsepc gridtbl hlinkbase htmltag keycode keywords latentstyles \
    levelnumbers leveltext lfolevel listlevel listname listpicture liststylename mailmerge manager \
    mmathPr nesttableprops nextfile objalias objclass objname objsect objtime oldcprops oldpprops \
    oldsprops oldtprops oleclsid operator panose password passwordhash pgp picprop pn pnseclvl \
    pntxta pntxtb propname protend protstart protusertbl pxe rxe shppict shprslt staticval svb \
    template userprops wgrffmtfilter windowcaption writereservation writereservhash xform \
    xmlattrname xmlattrvalue xmlclose xmlname xmlopen";
/// So many letters in a group that is not known are words.
pub(super) const WORDS: usize = 12;
