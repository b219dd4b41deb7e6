//! Bytes that were written in letters which every mail program lets through.

use super::field;

/// The bytes of a part, by what its head says of how they are written.
pub(super) fn decode(head: &str, body: &[u8]) -> Vec<u8> {
    let encoding = field(head, "content-transfer-encoding:").unwrap_or_default();
    match encoding.to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

/// `=C3=B4` is a letter, and `=` at the end of a line joins it to the next.
fn quoted(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        if first != b'=' {
            bytes.push(first);
            continue;
        }
        let digits = behind.get(..2).and_then(|it| str::from_utf8(it).ok());
        if let Some(byte) = digits.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else if let Some(joined) =
            behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n"))
        {
            rest = joined;
        } else {
            bytes.push(b'=');
        }
    }
    bytes
}

/// Four letters are three bytes; what is no letter of the alphabet is passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &letter in body {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap_or_default());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_bytes() {
        assert_eq!(quoted(b"a=3Db=\r\nc=zz=").as_slice(), b"a=bc=zz=");
        assert_eq!(base64(b"U+G7kQ==\r\n").as_slice(), "Số".as_bytes());
        assert_eq!(base64(b"U+G7\nkSAx").as_slice(), "Số 1".as_bytes());
    }
}
