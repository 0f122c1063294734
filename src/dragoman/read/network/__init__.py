"""Pages from the network, for a user who allows it: nothing else in Dragoman opens a connection.

address -> cache -> robots.txt -> pause -> the server, never inside the own network -> cache
"""

from dragoman.read.network.fetch import Fetched, Network

__all__ = ["Fetched", "Network"]
