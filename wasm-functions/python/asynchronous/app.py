import asyncio
import concurrent.futures
import threading


async def step(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def gathered():
    return await asyncio.gather(step("slow", 0.02), step("quick", 0.01))


def handler(event, context):
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        squares = list(pool.map(lambda number: number * number, range(5)))
        failed = pool.submit(lambda: 1 / 0).exception()
    try:
        threading.Thread(target=print).start()
        thread = "started"
    except RuntimeError as error:
        thread = str(error)
    return {"gathered": asyncio.run(gathered()), "squares": squares, "failed": repr(failed), "thread": thread}
