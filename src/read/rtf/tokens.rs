//! Bytes of RTF to groups, control words and letters.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// `\fs24`, or `\par` without a number.
    Word(&'b str, Option<i32>),
    /// `\~`: a mark behind the backslash.
    Mark(u8),
    /// `\'e1`: a byte in hexadecimal.
    Byte(u8),
    /// Letters as they are.
    Bytes(&'b [u8]),
}

/// The tokens of a file; line ends are none.
#[derive(Debug)]
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn word(&mut self) -> Option<Token<'b>> {
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, behind) = self.rest.split_at_checked(letters)?;
        let sign = usize::from(behind.first() == Some(&b'-'));
        let digits = behind.iter().skip(sign).take_while(|byte| byte.is_ascii_digit()).count();
        let number = behind.get(..sign + digits).filter(|_| digits > 0);
        let number = number.and_then(|it| str::from_utf8(it).ok()).and_then(|it| it.parse().ok());
        let width = if digits > 0 { letters + sign + digits } else { letters };
        self.skip(width);
        if self.rest.first() == Some(&b' ') {
            self.skip(1);
        }
        if word == b"bin" {
            self.skip(number.and_then(|it: i32| usize::try_from(it).ok()).unwrap_or(0));
        }
        Some(Token::Word(str::from_utf8(word).ok()?, number))
    }

    fn byte(&mut self) -> Token<'b> {
        let digits = self.rest.get(1..3).and_then(|it| str::from_utf8(it).ok());
        let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        self.skip(if byte.is_some() { 3 } else { 1 });
        byte.map_or(Token::Mark(b'\''), Token::Byte)
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        while let Some(b'\r' | b'\n') = self.rest.first() {
            self.skip(1);
        }
        match *self.rest.first()? {
            b'{' => {
                self.skip(1);
                Some(Token::Open)
            }
            b'}' => {
                self.skip(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.skip(1);
                match *self.rest.first()? {
                    b'\'' => Some(self.byte()),
                    byte if byte.is_ascii_alphabetic() => self.word(),
                    byte => {
                        self.skip(1);
                        Some(Token::Mark(byte))
                    }
                }
            }
            _ => {
                let steers = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n');
                let end = self.rest.iter().position(steers).unwrap_or(self.rest.len());
                let (bytes, rest) = self.rest.split_at_checked(end)?;
                self.rest = rest;
                Some(Token::Bytes(bytes))
            }
        }
    }
}
