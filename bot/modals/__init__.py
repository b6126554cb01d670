"""The modals: one module for each, which draws its view and reads what a person filled in. Pure.

A view carries where it was asked for in its private_metadata, and Slack gives that back with what was filled in.
"""

from bot.modals.forms import Filled, Modal, ModalAsked, Refused, View, Where, place_in

__all__ = ["Filled", "Modal", "ModalAsked", "Refused", "View", "Where", "place_in"]
