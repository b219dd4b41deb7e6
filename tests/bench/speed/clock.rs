//! Processor time, and tables of it.

use std::{
    fmt, fs,
    process::{Command, Stdio},
    sync::LazyLock,
    time::{Duration, Instant},
};

/// How often something is measured; the middle is told.
const TIMES: usize = 5;
/// How long something is repeated for one figure: the clock goes on by up to 10 ms at once.
const LEAST: Duration = Duration::from_millis(500);
/// Ticks of the kernel in a second, in which the time of other programs is counted.
const TICKS: u64 = 100;

/// The processor time of this thread; where the system does not tell, the time of day.
fn now() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|it| it.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

/// The processor time that something takes, the middle of several.
pub(crate) fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut all = |times: u32| {
        let began = now();
        for _ in 0..times {
            std::hint::black_box(work());
        }
        now().saturating_sub(began)
    };
    let mut times = 1;
    while all(times) < LEAST {
        times *= 2;
    }
    middle((0..TIMES).map(|_| all(times) / times).collect())
}

/// The processor time that something takes which is asked once.
pub(crate) fn once<T>(work: impl FnOnce() -> T) -> Duration {
    let began = now();
    std::hint::black_box(work());
    now().saturating_sub(began)
}

/// The processor time of a program on all its cores, the middle of several runs of so many each.
pub(crate) fn program(runs: u32, mut command: impl FnMut() -> Command) -> Option<Duration> {
    let mut one = || {
        let began = children();
        for _ in 0..runs {
            command().stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        }
        Some((children()?.checked_sub(began?)?) / runs)
    };
    (0..TIMES).map(|_| one()).collect::<Option<Vec<_>>>().map(middle)
}

/// The processor time of all programs that this one has run.
fn children() -> Option<Duration> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name of the program, which may hold blanks: `cutime` and `cstime`.
    let fields = told.rsplit_once(") ")?.1.split(' ').skip(13).take(2);
    let ticks: u64 = fields.filter_map(|it| it.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 1000 / TICKS))
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// What was measured, beside one plain scan.
#[derive(Debug)]
pub(crate) struct Table {
    scan: f64,
    rows: Vec<(String, f64, f64)>,
}

impl Table {
    /// A table whose ratios are those to a scan of some bytes.
    pub(crate) fn new(bytes: usize, scan: Duration) -> Self {
        Self { scan: rate(bytes, scan), rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, name: &str, bytes: usize, time: Duration) {
        let rate = rate(bytes, time);
        self.rows.push((name.to_owned(), rate, self.scan / rate));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | MB/s | `memchr` is faster by |\n| --- | ---: | ---: |")?;
        self.rows
            .iter()
            .try_for_each(|(name, rate, ratio)| writeln!(f, "| {name} | {rate:.0} | {ratio:.0} |"))
    }
}

/// Megabytes in a second.
#[expect(clippy::cast_precision_loss, reason = "a rate")]
pub(crate) fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9)
}
