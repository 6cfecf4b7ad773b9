"""Known weaknesses of the locked packages, judged without a network: `python -m deploy.advisories`.

`data/pypa.json` is an extract of the PyPA Advisory Database (https://github.com/pypa/advisory-database, CC-BY-4.0)
about packages of our lock files, shortened. It says of when it is, and is soon too old: whoever runs this product
carries a newer copy over and names its folder.
"""
