//! Guests that stand by until they have their function.

use super::*;
use crate::runtime::Allowance;

/// A managed runtime that does `before` if it stands by, and ends with status 7 then, and otherwise with 3.
fn managed(before: &str) -> Bytes {
    let text = format!(
        r#"(component
            (import "virga:runtime/runtime-api@0.1.0" (instance $api
                (export "stands-by" (func (result bool)))
                (export "assigned" (func))
                (export "exit" (func (param "status" u8)))))
            (core func $stands-by (canon lower (func $api "stands-by")))
            (core func $assigned (canon lower (func $api "assigned")))
            (core func $exit (canon lower (func $api "exit")))
            (core module $code
                (import "host" "stands-by" (func $stands-by (result i32)))
                (import "host" "assigned" (func $assigned))
                (import "host" "exit" (func $exit (param i32)))
                (memory 16)
                (func (export "run") (local $status i32)
                    (local.set $status (i32.const 3))
                    (if (call $stands-by) (then
                        {before}
                        (local.set $status (i32.const 7))))
                    (call $assigned)
                    (call $exit (local.get $status))))
            (core instance $instance (instantiate $code (with "host" (instance
                (export "stands-by" (func $stands-by))
                (export "assigned" (func $assigned))
                (export "exit" (func $exit))))))
            (func (export "run") (canon lift (core func $instance "run"))))"#
    );
    wat::parse_str(text).unwrap().into()
}

/// A house with a program of which guests stand by.
async fn standing_by(before: &str) -> (House, Runtime, Arc<Program>) {
    let house = house();
    let (runtime, program) = prepare(&house, managed(before)).await;
    program.standbys.are_wanted();
    runtime.have_standing_by(&program);
    house.clock.settled().await;
    (house, runtime, program)
}

async fn start(runtime: &Runtime, program: &Arc<Program>, setting: Setting) -> Outcome {
    let allowance = Allowance::Init(Duration::from_secs(10));
    runtime.start(program, &Arc::new(setting), Some(invocation()), allowance).await.0
}

#[tokio::test]
async fn a_function_starts_with_a_guest_that_stands_by_and_another_takes_its_place() {
    let (house, runtime, program) = standing_by("").await;
    for _ in 0..5 {
        assert_eq!(start(&runtime, &program, setting()).await.ending, Ending::Exited(7));
        house.clock.settled().await;
    }
}

#[tokio::test]
async fn when_all_that_stood_by_are_taken_a_guest_is_made_for_the_function() {
    let (_house, runtime, program) = standing_by("").await;
    let starts = (0..6).map(|_| start(&runtime, &program, setting()));
    let endings = futures_util::future::join_all(starts).await.into_iter().map(|outcome| outcome.ending);
    let stood_by = endings.filter(|ending| *ending == Ending::Exited(7)).count();
    assert_eq!(stood_by, 2);
}

#[tokio::test]
async fn where_none_are_wanted_none_stand_by() {
    let house = house();
    let (runtime, program) = prepare(&house, managed("")).await;
    for _ in 0..2 {
        assert_eq!(start(&runtime, &program, setting()).await.ending, Ending::Exited(3));
        house.clock.settled().await;
    }
}

#[tokio::test]
async fn the_memory_of_a_guest_that_stood_by_counts() {
    let grow = "(drop (memory.grow (i32.const 200)))";
    let (house, runtime, program) = standing_by(grow).await;
    let outcome = start(&runtime, &program, setting()).await;
    assert_eq!((outcome.ending, outcome.max_memory_used), (Ending::Exited(7), 216 << 16));
    house.clock.settled().await;
    let outcome = start(&runtime, &program, Setting { memory_mb: 8, ..setting() }).await;
    assert_eq!(outcome.ending, Ending::OutOfMemory);
}

#[tokio::test]
async fn standing_by_takes_neither_time_nor_randomness_from_a_function() {
    let (house, runtime, program) = standing_by("").await;
    house.clock.advance(Duration::from_hours(48)).await;
    assert_eq!(start(&runtime, &program, setting()).await.ending, Ending::Exited(7));
    house.clock.settled().await;
    let other = self::house();
    let (runtime, program) = prepare(&other, managed("")).await;
    assert_eq!(start(&runtime, &program, setting()).await.ending, Ending::Exited(3));
    assert_eq!(house.randomness.next_u64(), other.randomness.next_u64());
}

#[tokio::test]
async fn a_guest_that_ends_before_it_stands_by_is_in_nobodys_way() {
    let (_house, runtime, program) = standing_by("(unreachable)").await;
    assert_eq!(start(&runtime, &program, setting()).await.ending, Ending::Exited(3));
}
