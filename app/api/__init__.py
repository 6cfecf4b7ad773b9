"""The read-only interface for programs: tables in open formats at stable addresses below /api/v1.

routes → answering, index, openapi → representations → parameters → vocabulary, problems
"""
