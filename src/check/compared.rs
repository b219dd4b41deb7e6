//! The standing of the documents of a run to the registers.

use std::ops::AddAssign;

use crate::{
    diagnostic::Words,
    known::Verdict,
    rules::{self, Case},
};

/// The figures of how the documents of a run stand to the registers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// Registers that were looked into.
    pub registers: usize,
    /// Documents that a register holds as they are cited.
    pub agree: usize,
    /// Documents that a register holds otherwise.
    pub contradict: usize,
    /// Documents that no register holds.
    pub absent: usize,
    /// Documents that could not be compared.
    pub unchecked: usize,
    /// Texts whose own series a register holds.
    pub outgoing: usize,
    /// Texts for which a register holds legislation.
    pub laws: usize,
}

impl AddAssign for Compared {
    fn add_assign(&mut self, other: Self) {
        self.registers = self.registers.max(other.registers);
        self.agree += other.agree;
        self.contradict += other.contradict;
        self.absent += other.absent;
        self.unchecked += other.unchecked;
        self.outgoing += other.outgoing;
        self.laws += other.laws;
    }
}

impl Compared {
    /// How the documents of a text stand to the registers.
    pub(super) fn of(case: &Case<'_, '_>) -> Self {
        let mut compared = Self {
            registers: case.known.registers.len(),
            outgoing: usize::from(case.known.has_outgoing),
            laws: usize::from(case.known.has_laws),
            ..Self::default()
        };
        for (at, _) in case.documents() {
            *match rules::verdict(case, at) {
                Verdict::Agrees => &mut compared.agree,
                Verdict::Contradicts => &mut compared.contradict,
                Verdict::Absent => &mut compared.absent,
                Verdict::NotChecked => &mut compared.unchecked,
            } += 1;
        }
        compared
    }

    /// The sentence on what was compared and how it came out; none when no register was there.
    pub fn says(&self) -> Option<Words> {
        let Self { registers, agree, contradict, absent, unchecked, .. } = self;
        let (one, two) = (plural(*registers), plural(*agree));
        (*registers > 0).then(|| {
            Words::new(
                format!(
                    "Đã đối chiếu với {registers} sổ: {agree} văn bản khớp, {contradict} mâu thuẫn, \
                     {absent} không có trong sổ, {unchecked} chưa soát được."
                ),
                format!(
                    "Compared with {registers} register{one}: {agree} document{two} agree, \
                     {contradict} contradict, {absent} in no register, {unchecked} not checked."
                ),
            )
        })
    }

    /// The sentence on what was not compared, for want of something to compare it with; none when all was.
    pub fn lacks_words(&self) -> Option<Words> {
        let lacks = [
            (self.outgoing, "sổ văn bản đi (chưa nạp)", "outgoing register (not loaded)"),
            (self.laws, "cơ sở dữ liệu VBPL (chưa nạp)", "national law database (not loaded)"),
        ];
        let lacks = lacks.iter().filter(|(count, ..)| *count == 0);
        let (vi, en): (Vec<_>, Vec<_>) = lacks.map(|(_, vi, en)| (*vi, *en)).unzip();
        (!vi.is_empty()).then(|| {
            Words::new(
                format!("Chưa đối chiếu: {}.", vi.join(", ")),
                format!("Not compared: {}.", en.join(", ")),
            )
        })
    }

    /// The names on the wire of what was not compared.
    pub fn lacks(&self) -> Vec<&'static str> {
        let lacks = [(self.outgoing, "outgoing-register"), (self.laws, "law-database")];
        lacks.into_iter().filter(|(count, _)| *count == 0).map(|(_, name)| name).collect()
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
