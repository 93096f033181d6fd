def greet(name):
    return f"Hello, {name}, from a layer"
