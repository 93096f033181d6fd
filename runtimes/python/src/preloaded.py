"""Imported before the snapshot is taken, so that nobody waits for them later."""

import abc, argparse, array, ast, asyncio, base64, binascii, bisect, calendar, cmath, codecs, collections
import collections.abc, concurrent.futures, configparser, contextlib, contextvars, copy, csv, dataclasses, datetime
import decimal, difflib, email, email.message, email.utils, enum, errno, fnmatch, fractions, functools, gc, getpass
import glob, gzip, hashlib, heapq, hmac, html, http, http.client, http.cookies, importlib, importlib.metadata, inspect
import io, ipaddress, itertools, json, keyword, linecache, locale, logging, logging.handlers, math, mimetypes, numbers
import operator, os, pathlib, pickle, pkgutil, platform, pprint, queue, random, re, secrets, select, selectors, shlex
import shutil, signal, socket, ssl, stat, statistics, string, struct, subprocess, sys, tempfile, textwrap, threading
import time, timeit, traceback, types, typing, unicodedata, urllib, urllib.error, urllib.parse, urllib.request, uuid
import warnings, weakref, xml.etree.ElementTree, zipfile, zlib, zoneinfo

import simplejson
import boto3
import botocore.session
