//! The clock's promises, kept in every mode.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use parking_lot::Mutex;
use proptest::prelude::*;

use super::*;

/// Rounds of a race between two threads.
const ROUNDS: usize = 20_000;
const STEP: TimerKind = TimerKind::Step;
const OUTSIDE: TimerKind = TimerKind::Guard(Holder::Outside);
const INSIDE: TimerKind = TimerKind::Guard(Holder::Inside);

fn clock(mode: Mode) -> Clock {
    Clock::starting_at(mode, Timestamp::from_secs(1_000))
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Arms alarms that note the moment at which they rang.
struct Bells {
    clock: Clock,
    rung: Arc<Mutex<Vec<(usize, Timestamp)>>>,
    alarms: Vec<Alarm>,
}

impl Bells {
    fn on(clock: &Clock) -> Self {
        Self { clock: clock.clone(), rung: Arc::default(), alarms: Vec::new() }
    }

    fn arm(&mut self, kind: TimerKind, at: Timestamp) {
        let (rung, number) = (Arc::clone(&self.rung), self.alarms.len());
        let alarm = self.clock.alarm(move |now| rung.lock().push((number, now)));
        alarm.set(kind, at);
        self.alarms.push(alarm);
    }

    fn rung(&self) -> Vec<(usize, Timestamp)> {
        self.rung.lock().clone()
    }
}

#[tokio::test]
async fn a_manual_clock_stands_still_until_it_is_advanced() {
    let clock = clock(Mode::Manual);
    let start = clock.now();
    let mut bells = Bells::on(&clock);
    bells.arm(STEP, start.after(seconds(10)));
    assert_eq!(clock.advance(seconds(9)).await, start.after(seconds(9)));
    assert!(bells.rung().is_empty());
    clock.advance(seconds(1)).await;
    assert_eq!(bells.rung(), [(0, start.after(seconds(10)))]);
}

#[tokio::test]
async fn work_settles_between_two_timers_of_an_advance() {
    let clock = clock(Mode::Manual);
    let start = clock.now();
    let seen = Arc::new(Mutex::new(Vec::new()));
    for chain in 0..3_u64 {
        let (own, seen) = (clock.clone(), Arc::clone(&seen));
        clock.spawn(async move {
            for link in 1..=4 {
                own.sleep_until(STEP, start.after(seconds(link * 10 + chain))).await;
                tokio::task::yield_now().await;
                seen.lock().push((own.now(), chain));
            }
        });
    }
    clock.advance(seconds(60)).await;
    let seen = seen.lock().clone();
    let expected: Vec<_> = (1..=4)
        .flat_map(|link| (0..3).map(move |chain| (start.after(seconds(link * 10 + chain)), chain)))
        .collect();
    assert_eq!(
        seen, expected,
        "each link at its own moment, though it is armed only when the last one fired"
    );
}

#[tokio::test]
async fn an_advance_from_within_counted_work_does_not_wait_for_itself() {
    let clock = clock(Mode::Manual);
    let end = clock.run(clock.advance(seconds(5))).await;
    assert_eq!(end, Timestamp::from_secs(1_005));
    assert_eq!(clock.snapshot().working, 0);
}

#[tokio::test]
async fn skip_jumps_over_a_month_at_once() {
    let clock = clock(Mode::Skip);
    let end = clock.now().after(seconds(30 * 86_400));
    clock.run(clock.sleep_until(STEP, end)).await;
    assert!(clock.now() >= end);
}

#[tokio::test]
async fn skip_does_not_jump_while_something_runs() {
    let clock = clock(Mode::Skip);
    let start = clock.now();
    let mut bells = Bells::on(&clock);
    clock
        .run(async {
            bells.arm(STEP, start.after(seconds(3_600)));
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            assert!(bells.rung().is_empty());
        })
        .await;
    clock.run(clock.sleep_until(STEP, start.after(seconds(3_601)))).await;
    assert_eq!(bells.rung().len(), 1);
}

#[tokio::test]
async fn skip_never_steals_a_guard_from_a_holder_outside() {
    let clock = clock(Mode::Skip);
    let start = clock.now();
    let mut bells = Bells::on(&clock);
    bells.arm(OUTSIDE, start.after(seconds(30)));
    bells.arm(STEP, start.after(seconds(3_600)));
    for _ in 0..100 {
        clock.run(tokio::task::yield_now()).await;
    }
    assert!(bells.rung().is_empty(), "time flows while the guard is held");
    bells.alarms[0].clear();
    clock.run(clock.sleep_until(STEP, start.after(seconds(3_601)))).await;
    assert_eq!(bells.rung().iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1]);
}

#[tokio::test]
async fn skip_does_not_jump_for_guards_and_expiries_but_fires_those_it_passes() {
    let clock = clock(Mode::Skip);
    let start = clock.now();
    let mut bells = Bells::on(&clock);
    bells.arm(INSIDE, start.after(seconds(60)));
    bells.arm(TimerKind::Expiry, start.after(seconds(120)));
    for _ in 0..100 {
        clock.run(tokio::task::yield_now()).await;
    }
    assert!(bells.rung().is_empty());
    clock.run(clock.sleep_until(STEP, start.after(seconds(121)))).await;
    let moments: Vec<_> = bells.rung().iter().map(|(number, at)| (*number, at.as_secs())).collect();
    assert_eq!(moments, [(0, 1_060), (1, 1_120)]);
}

#[tokio::test]
async fn a_message_on_its_way_keeps_time_from_jumping() {
    let clock = clock(Mode::Skip);
    let start = clock.now();
    let (sender, receiver) = clock.oneshot();
    let own = clock.clone();
    let receiving = clock.spawn(async move {
        let message: Option<&str> = own.park(receiver).await;
        (message, own.now())
    });
    let own = clock.clone();
    clock.spawn(async move {
        own.sleep_until(STEP, start.after(seconds(60))).await;
        sender.send("now").unwrap();
    });
    let own = clock.clone();
    clock.spawn(async move { own.sleep_until(STEP, start.after(seconds(7_200))).await });
    let (message, at) = receiving.await.unwrap();
    assert_eq!((message, at.as_secs()), (Some("now"), 1_060), "received before the next jump");
}

#[tokio::test]
async fn the_news_that_no_message_comes_keeps_time_from_jumping_too() {
    let clock = clock(Mode::Skip);
    let start = clock.now();
    let (sender, receiver) = clock.oneshot::<()>();
    let own = clock.clone();
    let receiving = clock.spawn(async move { (own.park(receiver).await, own.now()) });
    let own = clock.clone();
    clock.spawn(async move {
        own.sleep_until(STEP, start.after(seconds(60))).await;
        drop(sender);
    });
    let own = clock.clone();
    clock.spawn(async move { own.sleep_until(STEP, start.after(seconds(7_200))).await });
    let (message, at) = receiving.await.unwrap();
    assert_eq!((message, at.as_secs()), (None, 1_060), "told before the next jump");
}

#[tokio::test]
async fn a_signal_wakes_in_order_and_passes_on_what_nobody_took() {
    let clock = clock(Mode::Manual);
    let signal = clock.signal();
    let (first, second) = (signal.notified(), signal.notified());
    signal.notify_one();
    drop(first);
    second.await;
    assert_eq!(clock.snapshot().working, 0);
    signal.notify_one();
    signal.notified().await;
}

#[tokio::test]
async fn a_dropped_task_gives_back_what_it_counted() {
    let clock = clock(Mode::Manual);
    let own = clock.clone();
    let never = clock.spawn(async move { own.sleep_until(STEP, Timestamp::from_secs(9_999)).await });
    clock.settled().await;
    assert_eq!(clock.snapshot().timers, 1);
    never.abort();
    let _ = never.await;
    assert_eq!((clock.snapshot().working, clock.snapshot().timers), (0, 0));
}

#[tokio::test]
async fn system_time_fires_what_is_due_and_changing_modes_never_turns_back() {
    let clock = clock(Mode::System);
    clock.run(clock.sleep_until(STEP, clock.now().after(Duration::from_millis(2)))).await;
    let mut last = clock.now();
    for mode in [Mode::Manual, Mode::Scaled(1_000.0), Mode::Skip, Mode::System, Mode::Manual] {
        clock.set_mode(mode);
        assert!(clock.now() >= last);
        last = clock.now();
    }
}

#[tokio::test]
async fn the_driver_ends_with_the_last_handle() {
    let clock = clock(Mode::System);
    let timer = clock.timer(STEP, Timestamp::from_secs(5_000));
    let shared = Arc::downgrade(&clock.shared);
    drop((timer, clock));
    tokio::task::yield_now().await;
    assert!(shared.upgrade().is_none());
}

#[tokio::test]
async fn an_advance_whose_caller_goes_away_does_not_stop_time() {
    let clock = clock(Mode::Skip);
    let start = clock.now();
    let (sender, busy) = clock.oneshot::<()>();
    let working = clock.spawn(busy);
    let mut advancing = Box::pin(clock.advance(seconds(10)));
    assert!(advancing.as_mut().now_or_never().is_none(), "it waits for the work to settle");
    let own = clock.clone();
    let sleeper = clock.spawn(async move { own.sleep_until(STEP, start.after(seconds(60))).await });
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    sender.send(()).unwrap();
    working.await.unwrap();
    assert!(!sleeper.is_finished(), "the driver fires nothing while somebody advances");
    drop(advancing);
    sleeper.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_at_the_clock_while_it_is_advanced_never_locks_it_up() {
    let clock = clock(Mode::Skip);
    let looking = clock.clone();
    let looks = tokio::task::spawn_blocking(move || {
        for _ in 0..20_000 {
            assert!(looking.snapshot().working >= 0);
        }
    });
    let alarm = clock.alarm(|_| {});
    for _ in 0..2_000 {
        alarm.set(STEP, clock.now().after(seconds(1)));
        clock.advance(seconds(1)).await;
    }
    looks.await.unwrap();
}

#[tokio::test]
async fn an_alarm_that_panics_does_not_stop_time() {
    let clock = clock(Mode::Skip);
    let start = clock.now();
    let broken = clock.alarm(|_| panic!("a bug in some service, as the test wants it"));
    broken.set(STEP, start.after(seconds(1)));
    clock.run(clock.sleep_until(STEP, start.after(seconds(2)))).await;
    assert_eq!(clock.snapshot().working, 0);
}

#[tokio::test]
async fn steps_without_end_let_others_have_their_turn() {
    let clock = clock(Mode::Skip);
    let again: Arc<Mutex<Option<Alarm>>> = Arc::default();
    let own = Arc::downgrade(&again);
    let alarm = clock.alarm(move |now| {
        if let Some(own) = own.upgrade()
            && let Some(alarm) = own.lock().as_ref()
        {
            alarm.set(STEP, now.after(seconds(1)));
        }
    });
    alarm.set(STEP, clock.now().after(seconds(1)));
    *again.lock() = Some(alarm);
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert!(clock.now() >= Timestamp::from_secs(1_100), "it went on meanwhile");
    let ended = again.lock().take();
    drop(ended);
}

#[test]
fn no_notification_is_lost_on_a_waiter_that_goes_away() {
    type Leaving = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;
    let clock = clock(Mode::Manual);
    let signal = clock.signal();
    // Both threads start at once, each round, so that leaving and notifying fall together.
    let (round, slot) = (AtomicUsize::new(0), Mutex::new(None::<Leaving>));
    std::thread::scope(|threads| {
        threads.spawn(|| {
            for number in 1..=ROUNDS {
                while round.load(Ordering::SeqCst) < 2 * number - 1 {
                    std::thread::yield_now();
                }
                let leaving = slot.lock().take();
                drop(leaving);
                round.store(2 * number, Ordering::SeqCst);
            }
        });
        let mut lost = 0;
        for number in 1..=ROUNDS {
            let (leaving, staying) = (signal.notified(), signal.notified());
            *slot.lock() = Some(Box::pin(leaving));
            round.store(2 * number - 1, Ordering::SeqCst);
            for _ in 0..number % 64 {
                std::hint::spin_loop();
            }
            signal.notify_one();
            while round.load(Ordering::SeqCst) < 2 * number {
                std::thread::yield_now();
            }
            lost += usize::from(staying.now_or_never().is_none());
        }
        assert_eq!(lost, 0, "each is passed on to the one that stayed");
    });
    assert_eq!(clock.snapshot().working, 0);
}

#[test]
fn modes_read_back_as_they_are_written() {
    for text in ["system", "scaled:60", "scaled:0.5", "manual", "skip"] {
        assert_eq!(text.parse::<Mode>().unwrap().to_string(), text);
    }
    for wrong in ["", "fast", "scaled:", "scaled:0", "scaled:-1", "scaled:NaN", "scaled:inf"] {
        assert!(wrong.parse::<Mode>().is_err(), "{wrong}");
    }
}

fn kinds() -> impl Strategy<Value = TimerKind> {
    prop_oneof![Just(STEP), Just(INSIDE), Just(OUTSIDE), Just(TimerKind::Expiry)]
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

proptest! {
    #[test]
    fn no_timer_fires_early_late_or_out_of_order(
        armed in prop::collection::vec((kinds(), 0_u64..100), 1..40),
        advances in prop::collection::vec(0_u64..40, 1..8),
    ) {
        block_on(async {
            let clock = clock(Mode::Manual);
            let start = clock.now();
            let mut bells = Bells::on(&clock);
            for (kind, after) in &armed {
                bells.arm(*kind, start.after(seconds(*after)));
            }
            for by in &advances {
                clock.advance(seconds(*by)).await;
            }
            let end = advances.iter().sum::<u64>();
            let mut expected: Vec<_> =
                armed.iter().enumerate().filter(|(_, (_, after))| *after <= end)
                    .map(|(number, (_, after))| (number, start.after(seconds(*after)))).collect();
            expected.sort_by_key(|(_, at)| *at);
            prop_assert_eq!(bells.rung(), expected);
            Ok(())
        })?;
    }

    #[test]
    fn skip_reaches_every_step_unless_a_guard_is_held_outside(
        armed in prop::collection::vec((kinds(), 1_u64..100_000), 1..30),
    ) {
        block_on(async {
            let clock = clock(Mode::Skip);
            let start = clock.now();
            let mut bells = Bells::on(&clock);
            clock.run(async {
                for (kind, after) in &armed {
                    bells.arm(*kind, start.after(seconds(*after)));
                }
            }).await;
            for _ in 0..armed.len() * 3 {
                clock.settled().await;
                tokio::task::yield_now().await;
            }
            let held = armed.iter().any(|(kind, _)| *kind == OUTSIDE);
            let last_step = armed.iter().filter(|(kind, _)| *kind == STEP).map(|(_, after)| *after).max();
            let reached = if held { 0 } else { last_step.unwrap_or(0) };
            let mut expected: Vec<_> =
                armed.iter().enumerate().filter(|(_, (_, after))| *after <= reached)
                    .map(|(number, (_, after))| (number, start.after(seconds(*after)).as_secs())).collect();
            // Equal deadlines fire in the order of arming; those after the last step of the same second stay.
            expected.sort_by_key(|(_, at)| *at);
            let rung: Vec<_> = bells.rung().iter().map(|(number, at)| (*number, at.as_secs())).collect();
            let steps = |list: &[(usize, i64)]| list.iter().filter(|(number, _)| armed[*number].0 == STEP).copied().collect::<Vec<_>>();
            prop_assert_eq!(steps(&rung), steps(&expected));
            prop_assert!(rung.iter().all(|pair| expected.contains(pair)), "nothing beyond the last step fired");
            prop_assert!(rung.is_sorted_by_key(|(_, at)| *at));
            Ok(())
        })?;
    }

    #[test]
    fn the_count_comes_back_to_zero_whatever_is_dropped(
        acts in prop::collection::vec((0_u8..5, 0_u64..20), 1..60),
    ) {
        block_on(async {
            let clock = clock(Mode::Manual);
            let signal = clock.signal();
            let ended = Arc::new(AtomicUsize::new(0));
            let mut tasks = Vec::new();
            for (act, number) in acts {
                match act {
                    0 => {
                        let (own, ended) = (clock.clone(), Arc::clone(&ended));
                        let at = clock.now().after(seconds(number));
                        tasks.push(clock.spawn(async move {
                            own.sleep_until(STEP, at).await;
                            ended.fetch_add(1, Ordering::SeqCst);
                        }));
                    }
                    1 => {
                        let (own, signal) = (clock.clone(), signal.clone());
                        tasks.push(clock.spawn(async move { own.park(signal.notified()).await }));
                    }
                    2 => signal.notify_one(),
                    3 => { clock.advance(seconds(number)).await; }
                    _ => if !tasks.is_empty() {
                        let index = usize::try_from(number).unwrap() % tasks.len();
                        tasks[index].abort();
                    },
                }
            }
            signal.notify_all();
            for task in &tasks {
                task.abort();
            }
            for task in tasks {
                let _ = task.await;
            }
            clock.settled().await;
            prop_assert_eq!(clock.snapshot().working, 0);
            prop_assert_eq!(clock.snapshot().timers, 0);
            Ok(())
        })?;
    }
}
