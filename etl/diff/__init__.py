"""What changed between two editions of the data, told for people and programs.

two sides ──changes, places, states──▶ Account ──▶ text · JSON · HTML · the page of the app
"""
