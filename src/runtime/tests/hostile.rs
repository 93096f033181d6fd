//! Guests that mean harm, or are badly broken: contained, and named.

use super::*;

/// Runs `instructions` for at most half a second.
async fn suffer(instructions: &str) -> Outcome {
    let patience = Duration::from_millis(500);
    run(command(instructions), Invocation { timeout: patience, ..invocation() }).await
}

#[tokio::test]
async fn an_endless_loop_is_stopped_after_its_timeout_in_real_time() {
    let outcome = suffer("(loop (br 0))").await;
    assert_eq!(outcome.ending, Ending::TimedOut);
    assert_eq!(outcome.duration, Duration::from_millis(500));
}

/// Were they run on the one thread that everything else runs on, each turn of the others would come
/// eight slices of ten milliseconds later than the last: some sixty turns altogether.
#[tokio::test]
async fn guests_that_compute_for_long_leave_the_callers_thread_to_others() {
    let house = house();
    let (runtime, program) = prepare(&house, command("(loop (br 0))")).await;
    let spins = (0..8).map(|_| {
        let (runtime, program) = (runtime.clone(), Arc::clone(&program));
        let invocation = Invocation { timeout: Duration::from_millis(600), ..invocation() };
        house.clock.spawn(async move { runtime.invoke(&program, &setting(), invocation).await.ending })
    });
    let spins: Vec<_> = spins.collect();
    let quick = runtime.prepare(command(ECHO)).await.unwrap();
    let mut answered = 0;
    while !spins.iter().all(tokio::task::JoinHandle::is_finished) {
        let outcome = runtime.invoke(&quick, &setting(), invocation()).await;
        assert_eq!(outcome.ending, Ending::Answered);
        answered += 1;
        tokio::task::yield_now().await;
    }
    for spin in spins {
        assert_eq!(spin.await.unwrap(), Ending::TimedOut);
    }
    assert!(answered > 120, "{answered} answered meanwhile");
}

#[tokio::test]
async fn a_guest_that_computes_for_long_still_answers_and_sleeps_by_the_clock() {
    let count = "(local $i i64) (loop (local.set $i (i64.add (local.get $i) (i64.const 1)))
        (br_if 0 (i64.lt_u (local.get $i) (i64.const 100000000))))";
    let house = house();
    let program = command(&format!("{count} {} {ECHO}", sleep(1_000_000_000)));
    let (runtime, program) = prepare(&house, program).await;
    let running = house.clock.spawn(async move { runtime.invoke(&program, &setting(), invocation()).await });
    house.clock.advance(Duration::from_secs(1)).await;
    let outcome = running.await.unwrap();
    assert_eq!(outcome.ending, Ending::Answered);
    assert_eq!(outcome.response, invocation().event);
}

#[tokio::test]
async fn a_guest_that_does_what_can_not_be_done_is_trapped_with_the_reason() {
    assert_eq!(
        suffer("unreachable").await.ending,
        Ending::Trapped("wasm trap: wasm `unreachable` instruction executed".to_owned())
    );
    let divided = suffer("(drop (i32.div_u (i32.const 1) (i32.load (i32.const 700))))").await;
    assert_eq!(divided.ending, Ending::Trapped("wasm trap: integer divide by zero".to_owned()));
    let outside = suffer("(drop (i32.load (i32.const -4)))").await;
    assert_eq!(outside.ending, Ending::Trapped("wasm trap: out of bounds memory access".to_owned()));
}

#[tokio::test]
async fn deep_recursion_ends_in_a_trap() {
    let body = r#"(func $deeper (param i64) (result i64)
            (i64.add (call $deeper (i64.add (local.get 0) (i64.const 1))) (local.get 0)))
        (func (export "_start") (drop (call $deeper (i64.const 0))))"#;
    let outcome = run(module(body), invocation()).await;
    assert_eq!(outcome.ending, Ending::Trapped("wasm trap: call stack exhausted".to_owned()));
}

#[tokio::test]
async fn a_guest_that_grows_beyond_its_memory_is_out_of_memory() {
    let grow = "(loop (br_if 0 (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) unreachable";
    let outcome = suffer(grow).await;
    assert_eq!(outcome.ending, Ending::OutOfMemory);
    assert_eq!(outcome.max_memory_used, 128 << 20);
}

#[tokio::test]
async fn a_guest_that_is_denied_memory_may_carry_on_without() {
    let grow = "(drop (memory.grow (i32.const 60000))) (call $out (i32.const 0) (i32.const 1))";
    assert_eq!(suffer(grow).await.ending, Ending::Answered);
}

#[tokio::test]
async fn a_module_that_begins_with_more_memory_than_it_may_have_is_out_of_memory() {
    let big = r#"(module (memory (export "memory") 4096) (func (export "_start")))"#;
    let outcome = run(wat::parse_str(big).unwrap().into(), invocation()).await;
    assert_eq!(outcome.ending, Ending::OutOfMemory);
}

#[tokio::test]
async fn a_flood_of_output_is_cut_off_one_byte_after_the_limit() {
    let flood = "(local $i i32) (loop (call $out (i32.const 1024) (i32.const 1000000))
        (local.set $i (i32.add (local.get $i) (i32.const 1))) (br_if 0 (i32.lt_u (local.get $i) (i32.const 20))))";
    let outcome = run(command(flood), invocation()).await;
    assert_eq!(outcome.ending, Ending::Answered);
    assert_eq!(outcome.response.len(), RESPONSE_LIMIT + 1);
}

#[tokio::test]
async fn a_flood_of_log_lines_is_bounded_and_what_is_lost_is_counted() {
    let flood = "(local $i i32) (i32.store8 (i32.const 5119) (i32.const 10))
        (loop (call $log (i32.const 4120) (i32.const 1000))
        (local.set $i (i32.add (local.get $i) (i32.const 1))) (br_if 0 (i32.lt_u (local.get $i) (i32.const 3000))))";
    let outcome = run(command(flood), invocation()).await;
    let kept: usize = outcome.logs.iter().map(|line| line.message.len() + 1).sum();
    assert!((900_000..=super::super::LOG_LIMIT).contains(&kept), "{kept}");
    assert_eq!(kept as u64 + outcome.logs_dropped, 3_000_000);
}

#[tokio::test]
async fn addresses_outside_of_memory_are_an_error_and_no_harm() {
    let wild = "(i32.store (i32.const 512) (call $poll (i32.const -48) (i32.const -32) (i32.const 1) (i32.const -4)))
        (i32.store (i32.const 516) (call $poll (i32.const 64) (i32.const 128) (i32.const 0) (i32.const 160)))
        (i32.store (i32.const 520) (call $poll (i32.const 64) (i32.const 128) (i32.const -1) (i32.const 160)))
        (call $out (i32.const 512) (i32.const 12))";
    let outcome = suffer(wild).await;
    assert_eq!(outcome.ending, Ending::Answered);
    let errno: Vec<u8> = outcome.response.chunks_exact(4).map(|word| word[0]).collect();
    assert_eq!(errno, [21, 28, 21]);
}

#[tokio::test]
async fn many_guests_at_once_each_get_their_own_answer() {
    let (runtime, program) = prepare(&house(), command(ECHO)).await;
    let answers = (0..200).map(|number| {
        let (runtime, program) = (runtime.clone(), Arc::clone(&program));
        async move {
            let event = Bytes::from(number.to_string());
            let outcome = runtime
                .invoke(&program, &setting(), Invocation { event: event.clone(), ..invocation() })
                .await;
            assert_eq!(outcome.response, event);
        }
    });
    futures_util::future::join_all(answers).await;
}

#[tokio::test]
async fn there_is_room_for_twenty_five_hundred_guests_at_once_and_one_more_is_told_so() {
    let house = roomy_house().await;
    let (runtime, program) = prepare(&house, command(&sleep(1_000_000_000))).await;
    let guests: Vec<_> = (0..2_503)
        .map(|_| {
            let (runtime, program) = (runtime.clone(), Arc::clone(&program));
            house.clock.spawn(async move { runtime.invoke(&program, &setting(), invocation()).await.ending })
        })
        .collect();
    house.clock.advance(Duration::from_secs(1)).await;
    let mut refused = 0;
    for guest in guests {
        match guest.await.unwrap() {
            Ending::Answered => {}
            Ending::NotStarted(why) => {
                assert_eq!(why, "too many functions are running at once");
                refused += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(refused, 3);
}

#[tokio::test]
async fn a_guest_that_would_start_threads_is_refused_by_what_it_asks_for() {
    let spawning = r#"(module (import "wasi" "thread-spawn" (func (param i32) (result i32)))
        (memory (export "memory") 1) (func (export "_start")))"#;
    let refused = refusal(wat::parse_str(spawning).unwrap().into()).await;
    assert!(matches!(&refused, NotRunnable::NotACommand(why) if why.contains("thread-spawn")), "{refused}");
    for sharing in [
        r#"(module (import "env" "memory" (memory 1 4 shared)) (func (export "_start")))"#,
        r#"(module (memory (export "memory") 1 4 shared) (func (export "_start")))"#,
    ] {
        let refused = refusal(wat::parse_str(sharing).unwrap().into()).await.to_string();
        assert!(refused.contains("shared memor") || refused.contains("threads"), "{refused}");
    }
}

#[tokio::test]
async fn a_guest_may_close_its_standard_streams_and_is_told_that_they_are_gone() {
    const BAD_FILE: u8 = 8;
    let import = r#"(import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))"#;
    let instructions = "(drop (call $close (i32.const 0))) (drop (call $close (i32.const 2)))
        (i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 64))
        (i32.store (i32.const 512) (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
        (i32.store (i32.const 516) (call $fd_write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 8)))
        (i32.store (i32.const 520) (call $close (i32.const 0)))
        (i32.store (i32.const 524) (call $close (i32.const 1000000)))
        (call $out (i32.const 512) (i32.const 16))
        (drop (call $close (i32.const 1)))
        (call $out (i32.const 512) (i32.const 16))";
    let outcome = run(command_importing(import, instructions), invocation()).await;
    assert_eq!(outcome.ending, Ending::Answered);
    let errno: Vec<u8> = outcome.response.chunks_exact(4).map(|word| word[0]).collect();
    assert_eq!(errno, [BAD_FILE; 4]);
}

#[tokio::test]
async fn a_guest_that_breaks_off_halfway_through_its_answer_has_not_answered() {
    let outcome = suffer("(call $out (i32.const 512) (i32.const 5)) unreachable").await;
    assert!(matches!(outcome.ending, Ending::Trapped(_)), "{:?}", outcome.ending);
    assert_eq!(outcome.response.len(), 5);
}
