//! What a queue costs by itself, and that the cost stays flat.
//!
//! `cargo bench --bench sqs` calls the service without the port, so that nothing but queues is
//! measured: each workload once on a queue that is empty beside it, once in a crowd (a million
//! messages waiting, a hundred thousand queues, ten thousand long polls, a hundred thousand groups).
//! What counts are the ratios. The port's share is measured by `cargo bench --bench port`.

mod bench;

use bench::Bench;

/// How many calls each figure is taken from.
const CALLS: usize = 10_000;

/// Turns that each figure gets; the best counts.
const TURNS: usize = 4;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        // First, while no memory that was freed can be used again.
        println!("resident per waiting 1 KB message: {} bytes", Bench::new().await.bytes_per_message().await);

        for (name, crowd) in [
            ("1,000,000 messages waiting", Crowd::Messages),
            ("100,000 queues", Crowd::Queues),
            ("10,000 idle long polls", Crowd::Polls),
        ] {
            let (alone, crowded) = (Bench::new().await, Bench::new().await);
            crowd.gather(&crowded).await;
            // In turns, so that a noisy machine disturbs both alike.
            let mut best = [[0.0_f64; 2]; 2];
            for _ in 0..TURNS {
                for (best, bench) in best.iter_mut().zip([&alone, &crowded]) {
                    best[0] = best[0].max(bench.send(CALLS).await);
                    best[1] = best[1].max(bench.cycle(CALLS).await);
                }
            }
            let [[sends, cycles], [crowded_sends, crowded_cycles]] = best;
            println!("with {name}: {sends:.0} sends/s alone, x{:.2}", crowded_sends / sends);
            println!("with {name}: {cycles:.0} cycles/s alone, x{:.2}", crowded_cycles / cycles);
        }
        compare_groups().await;
    });
}

/// As many messages wait in either queue, so that nothing but groups is compared: messages in a crowd
/// cost the processor's caches something, whatever their groups.
async fn compare_groups() {
    let (few, many) = (Bench::new().await, Bench::new().await);
    few.fill_groups(10, 100_000).await;
    many.fill_groups(100_000, 100_000).await;
    let mut best = [0.0_f64; 2];
    for _ in 0..TURNS {
        best[0] = best[0].max(few.fifo(10, CALLS).await);
        best[1] = best[1].max(many.fifo(100_000, CALLS).await);
    }
    println!("FIFO with 10 groups: {:.0} cycles/s; with 100,000: x{:.2}", best[0], best[1] / best[0]);
}

/// What a queue is measured among.
#[derive(Clone, Copy)]
enum Crowd {
    Messages,
    Queues,
    Polls,
}

impl Crowd {
    async fn gather(self, bench: &Bench) {
        match self {
            Self::Messages => bench.fill(1_000_000).await,
            Self::Queues => bench.make_queues(100_000).await,
            Self::Polls => bench.poll_elsewhere(10_000).await,
        }
    }
}
