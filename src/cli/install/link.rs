//! A shortcut of Windows (`.lnk`), as MS-SHLLINK describes it.

/// The class of all shortcuts, after the length of the head.
const HEAD: [u8; 20] =
    [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];
/// It says where its target lies, what it is, in UTF-16, and where else, which comes first.
const FLAGS: u32 = 0x2 | 0x4 | 0x80 | 0x200 | 0x0200_0000;
/// The attributes of a file that is nothing special.
const ARCHIVE: u32 = 0x20;
/// A window as usual.
const NORMAL: u32 = 1;
/// The length of the head of the part that says where the target lies, with its UTF-16.
const PLACE_HEAD: u32 = 0x24;
/// A disk without a name.
const DISK: [u32; 4] = [0x11, 3, 0, 0x10];
/// The part that says where the target lies once more: its length and its name.
const ELSEWHERE: [u32; 2] = [0x314, 0xa000_0001];
/// The letters that have room in it, with the zero behind them.
const ROOM: usize = 260;

/// A shortcut to a program, with what it is.
pub(super) fn to(program: &str, what: &str) -> Vec<u8> {
    let plain: Vec<u8> = program
        .chars()
        .map(|it| u8::try_from(it).ok().filter(u8::is_ascii).unwrap_or(b'?'))
        .collect();
    let wide: Vec<u16> = program.encode_utf16().collect();
    let mut link = Link(HEAD.to_vec());
    link.numbers(&[FLAGS, ARCHIVE]);
    // Three times, the size and the icon are the target's own business.
    link.numbers(&[0; 8]).numbers(&[NORMAL]).numbers(&[0; 3]);

    let path = PLACE_HEAD + DISK[0];
    let suffix = path + length(plain.len() + 1);
    let wide_path = suffix + 1;
    let wide_suffix = wide_path + length((wide.len() + 1) * 2);
    link.numbers(&[
        wide_suffix + 2,
        PLACE_HEAD,
        1,
        PLACE_HEAD,
        path,
        0,
        suffix,
        wide_path,
        wide_suffix,
    ]);
    link.numbers(&DISK).bytes(&[0]);
    link.bytes(&plain).bytes(&[0, 0]);
    link.wide(&wide).wide(&[0, 0]);

    let what: Vec<u16> = what.encode_utf16().collect();
    link.wide(&[u16::try_from(what.len()).unwrap_or(0)]).wide(&what);

    link.numbers(&ELSEWHERE);
    let zeroes = std::iter::repeat(0);
    let plain: Vec<u8> = plain.into_iter().take(ROOM - 1).chain(zeroes).take(ROOM).collect();
    let zeroes = std::iter::repeat(0);
    let wide: Vec<u16> = wide.into_iter().take(ROOM - 1).chain(zeroes).take(ROOM).collect();
    link.bytes(&plain).wide(&wide).numbers(&[0]);
    link.0
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Bytes, the lowest of each number first.
#[derive(Debug)]
struct Link(Vec<u8>);

impl Link {
    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend(bytes);
        self
    }

    fn numbers(&mut self, numbers: &[u32]) -> &mut Self {
        self.0.extend(numbers.iter().flat_map(|it| it.to_le_bytes()));
        self
    }

    fn wide(&mut self, letters: &[u16]) -> &mut Self {
        self.0.extend(letters.iter().flat_map(|it| it.to_le_bytes()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::to;

    const PROGRAM: &str = r"C:\Văn phòng\viendan.exe";

    /// The number at a place.
    fn number(link: &[u8], at: usize) -> usize {
        u32::from_le_bytes(link[at..at + 4].try_into().unwrap()) as usize
    }

    /// The letters of UTF-16 from a place to the first zero.
    fn wide(link: &[u8], at: usize) -> String {
        let letters = link[at..].chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
        String::from_utf16(&letters.take_while(|&it| it != 0).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn every_part_is_where_the_others_say() {
        let link = to(PROGRAM, "Check citations");
        let place = 0x4c;
        assert!(
            link[place + number(&link, place + 0x10)..]
                .starts_with(b"C:\\V?n ph?ng\\viendan.exe\0")
        );
        assert_eq!(wide(&link, place + number(&link, place + 0x1c)), PROGRAM);
        let what = place + number(&link, place);
        assert_eq!((link[what], link[what + 1]), (15, 0));
        let elsewhere = what + 2 + 15 * 2;
        assert_eq!(number(&link, elsewhere), 0x314);
        assert_eq!(wide(&link, elsewhere + 8 + 260), PROGRAM);
        assert_eq!(link.len(), elsewhere + 0x314 + 4);
    }
}
