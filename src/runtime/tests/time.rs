//! Guests and the clock.

use super::*;
use crate::clock::TimerKind;

/// Invokes `module` while the clock stands still, and moves it on by `advance` as soon as the guest
/// waits.
async fn run_while_advancing(module: Bytes, timeout: Duration, advance: Duration) -> Outcome {
    let house = house();
    let (runtime, program) = prepare(&house, module).await;
    let invocation = Invocation { timeout, ..invocation() };
    let running = house.clock.spawn(async move { runtime.invoke(&program, &setting(), invocation).await });
    house.clock.advance(advance).await;
    running.await.unwrap()
}

const HOUR: Duration = Duration::from_hours(1);

#[tokio::test]
async fn a_guest_sleeps_by_the_clock_and_its_sleep_counts() {
    let nap = format!("{} (call $out (i32.const 128) (i32.const 12))", sleep(600_000_000_000));
    let outcome = run_while_advancing(command(&nap), 2 * HOUR, HOUR).await;
    assert_eq!(outcome.ending, Ending::Answered);
    assert_eq!(outcome.response[..], [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "the event of a clock");
    let slept = Duration::from_mins(10);
    assert!(
        outcome.duration >= slept && outcome.duration < slept + Duration::from_secs(5),
        "{:?}",
        outcome.duration
    );
}

#[tokio::test]
async fn a_guest_that_sleeps_longer_than_its_timeout_times_out_by_the_clock() {
    let outcome = run_while_advancing(command(&sleep(7_200_000_000_000)), Duration::from_secs(3), HOUR).await;
    assert_eq!(outcome.ending, Ending::TimedOut);
    assert_eq!(outcome.duration, Duration::from_secs(3));
}

#[tokio::test]
async fn short_sleeps_add_up_to_the_timeout() {
    let naps = format!("(loop {} (br 0))", sleep(1_000_000_000));
    let outcome = run_while_advancing(command(&naps), Duration::from_secs(10), HOUR).await;
    assert_eq!(outcome.ending, Ending::TimedOut);
}

#[tokio::test]
async fn a_guest_sees_the_clocks_time() {
    let look = "(drop (call $time (i32.const 0) (i64.const 1) (i32.const 512)))
        (call $out (i32.const 512) (i32.const 8))";
    let outcome = run(command(look), invocation()).await;
    let seen = u64::from_le_bytes(outcome.response[..].try_into().unwrap());
    assert_eq!(seen, 1_700_000_000_000_000_000);
}

#[tokio::test]
async fn a_sleep_of_less_than_the_clocks_resolution_still_ends_no_earlier_than_asked() {
    let nap = format!(
        "{} (drop (call $time (i32.const 0) (i64.const 1) (i32.const 512)))
         (call $out (i32.const 512) (i32.const 8))",
        sleep(1)
    );
    let outcome = run_while_advancing(command(&nap), HOUR, Duration::from_secs(1)).await;
    let seen = u64::from_le_bytes(outcome.response[..].try_into().unwrap());
    assert!(seen > 1_700_000_000_000_000_000, "{seen}");
}

/// A house whose clock jumps as soon as nothing is running.
fn skipping_house() -> House {
    House { clock: Clock::starting_at(Mode::Skip, START), ..house() }
}

#[tokio::test]
async fn in_skip_mode_time_jumps_over_a_sleep() {
    let house = skipping_house();
    let (runtime, program) = prepare(&house, command(&sleep(86_400_000_000_000))).await;
    let invocation = Invocation { timeout: Duration::from_hours(48), ..invocation() };
    let outcome = house.clock.run(runtime.invoke(&program, &setting(), invocation)).await;
    assert_eq!(outcome.ending, Ending::Answered);
    assert!(outcome.duration >= Duration::from_hours(24), "{:?}", outcome.duration);
}

#[tokio::test]
async fn in_skip_mode_time_does_not_jump_while_a_guest_computes() {
    let count = "(local $i i64) (loop (local.set $i (i64.add (local.get $i) (i64.const 1)))
        (br_if 0 (i64.lt_u (local.get $i) (i64.const 100000000))))";
    let house = skipping_house();
    let (runtime, program) = prepare(&house, command(count)).await;
    let other = house.clock.clone();
    let sleeper = house.clock.spawn(async move {
        other.sleep_until(TimerKind::Step, START.after(Duration::from_hours(1))).await;
    });
    let outcome = house.clock.run(async {
        let outcome = runtime.invoke(&program, &setting(), invocation()).await;
        (outcome, house.clock.now())
    });
    let (outcome, then) = outcome.await;
    assert_eq!(outcome.ending, Ending::Answered);
    assert!(then < START.after(Duration::from_mins(10)), "{then:?}");
    sleeper.await.unwrap();
}
