"""What a text says in figures and names around a mention: money, time, people, goods, places."""
