// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! What the model says about the service's operations and shapes.

#![allow(clippy::wildcard_imports, clippy::unreadable_literal, reason = "a table in the vocabulary of `schema`")]

use crate::aws::schema::*;

pub(super) static EMPTY: StructureSchema = StructureSchema { name: "", members: &[] };

static PATTERN_0: Pattern = Pattern::new(r"$|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)", r"$|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9\-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1})?:([0-9]{12})?:([^\n\r\x{85}\x{2028}\x{2029}]*)");
static PATTERN_1: Pattern = Pattern::new(r"((?!^\d+$)^[0-9a-zA-Z-_]+$)", r"[0-9]*[a-zA-Z_\-][0-9a-zA-Z_\-]*");
static PATTERN_2: Pattern = Pattern::new(r"(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\-]*[a-zA-Z0-9])\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9\-]*[A-Za-z0-9]):[0-9]{1,5}", r"(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\-]*[a-zA-Z0-9])\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9\-]*[A-Za-z0-9]):[0-9]{1,5}");
static PATTERN_3: Pattern = Pattern::new(r"((arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}::runtime:.+)|(arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:runtime/[A-Za-z0-9_.-]{1,128}/version/[A-Za-z0-9_.-]{1,128}))", r"((arn:(aws[a-zA-Z\-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}::runtime:[^\n\r\x{85}\x{2028}\x{2029}]+)|(arn:(aws[a-zA-Z\-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:runtime/[A-Za-z0-9_.\-]{1,128}/version/[A-Za-z0-9_.\-]{1,128}))");
static PATTERN_4: Pattern = Pattern::new(r"((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))", r"((arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:layer:[a-zA-Z0-9\-_]+:[0-9]+)|(arn:[a-zA-Z0-9\-]+:lambda:::awslayer:[a-zA-Z0-9\-_]+))");
static PATTERN_5: Pattern = Pattern::new("(?!^[0-9]+$)([a-zA-Z0-9-_]+)", r"[0-9]*[a-zA-Z_\-][0-9a-zA-Z_\-]*");
static PATTERN_6: Pattern = Pattern::new(r"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)", r"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)");
static PATTERN_7: Pattern = Pattern::new("([a-zA-Z0-9-_.]+)", r"([a-zA-Z0-9\-_.]+)");
static PATTERN_8: Pattern = Pattern::new("([a-zA-Z0-9-_]+)", r"([a-zA-Z0-9\-_]+)");
static PATTERN_9: Pattern = Pattern::new(r"(\$LATEST(\.PUBLISHED)?|[0-9]+)", r"(\$LATEST(\.PUBLISHED)?|[0-9]+)");
static PATTERN_10: Pattern = Pattern::new(r"(\$LATEST\.PUBLISHED|[0-9]+)", r"(\$LATEST\.PUBLISHED|[0-9]+)");
static PATTERN_11: Pattern = Pattern::new(r"(\$LATEST|[0-9]+)", r"(\$LATEST|[0-9]+)");
static PATTERN_12: Pattern = Pattern::new(r"(^(?!(system\x2e)))(^[_a-zA-Z0-9])([^$]*)", "[_a-rt-zA-Z0-9][^$]*|s([^y$][^$]*)?|sy([^s$][^$]*)?|sys([^t$][^$]*)?|syst([^e$][^$]*)?|syste([^m$][^$]*)?|system([^.$][^$]*)?");
static PATTERN_13: Pattern = Pattern::new("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()", r"(arn:(aws[a-zA-Z\-]*)?:[a-z0-9\-.]+:[^\n\r\x{85}\x{2028}\x{2029}]*)|()");
static PATTERN_14: Pattern = Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+", r"(arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:layer:[a-zA-Z0-9\-_]+)|[a-zA-Z0-9\-_]+");
static PATTERN_15: Pattern = Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]{1,140}|[a-zA-Z0-9-_]{1,140})", r"(arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:layer:[a-zA-Z0-9\-_]{1,140}|[a-zA-Z0-9\-_]{1,140})");
static PATTERN_16: Pattern = Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?", r"(arn:(aws[a-zA-Z\-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:)?([0-9]{12}:)?(function:)?([a-zA-Z0-9\-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9\-_]+))?");
static PATTERN_17: Pattern = Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)", r"(arn:(aws[a-zA-Z\-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:)?([0-9]{12}:)?(function:)?([a-zA-Z0-9\-_]+)");
static PATTERN_18: Pattern = Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?", r"(arn:(aws[a-zA-Z\-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:)?([0-9]{12}:)?(function:)?([a-zA-Z0-9\-_]+)(:(\$LATEST|[a-zA-Z0-9\-_]+))?");
static PATTERN_19: Pattern = Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})(:((?!\d+$)[0-9a-zA-Z-_]+))?", r"(arn:(aws[a-zA-Z\-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:)?([0-9]{12}:)?(function:)?([a-zA-Z0-9\-_]{1,64})(:[0-9]*[a-zA-Z_\-][0-9a-zA-Z_\-]*)?");
static PATTERN_20: Pattern = Pattern::new(r"(arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:capacity-provider:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+", r"(arn:aws[a-zA-Z\-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:capacity-provider:[a-zA-Z0-9\-_]+)|[a-zA-Z0-9\-_]+");
static PATTERN_21: Pattern = Pattern::new("(lambda:[*]|lambda:[a-zA-Z]+|[*])", "(lambda:[*]|lambda:[a-zA-Z]+|[*])");
static PATTERN_22: Pattern = Pattern::new("(|[a-zA-Z0-9$_-]+)", r"(|[a-zA-Z0-9$_\-]+)");
static PATTERN_23: Pattern = Pattern::new(".*", r"[^\n\r\x{85}\x{2028}\x{2029}]*");
static PATTERN_24: Pattern = Pattern::new("/mnt/[a-zA-Z0-9-_.]+", r"/mnt/[a-zA-Z0-9\-_.]+");
static PATTERN_25: Pattern = Pattern::new(r"ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}", "ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}");
static PATTERN_26: Pattern = Pattern::new(r"[ a-zA-Z0-9-\/*:_+=.@-]*", r"[ a-zA-Z0-9\-\/*:_+=.@\-]*");
static PATTERN_27: Pattern = Pattern::new(r"[0-9A-Za-z\.\-_]*(?<!\.)", r"([0-9A-Za-z.\-_]*[0-9A-Za-z\-_])?");
static PATTERN_28: Pattern = Pattern::new("[0-9]+", "[0-9]+");
static PATTERN_29: Pattern = Pattern::new("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
static PATTERN_30: Pattern = Pattern::new("[A-Za-z0-9+/]+={0,2}", "[A-Za-z0-9+/]+={0,2}");
static PATTERN_31: Pattern = Pattern::new("[A-Za-z]+Exception", "[A-Za-z]+Exception");
static PATTERN_32: Pattern = Pattern::new(r"[\.\-_/#A-Za-z0-9]+", r"[\.\-_/#A-Za-z0-9]+");
static PATTERN_33: Pattern = Pattern::new(r"[\s\S]*", r"[ \t\n\x0B\f\r[^ \t\n\x0B\f\r]]*");
static PATTERN_34: Pattern = Pattern::new(r"[\s\S]+", r"[ \t\n\x0B\f\r[^ \t\n\x0B\f\r]]+");
static PATTERN_35: Pattern = Pattern::new(r"[\x20-\x7E]+", r"[\x20-\x7E]+");
static PATTERN_36: Pattern = Pattern::new(r"[\x21-\x7E]+", r"[\x21-\x7E]+");
static PATTERN_37: Pattern = Pattern::new(r"[^ /\.$\x22]*", r"[^ /\.$\x22]*");
static PATTERN_38: Pattern = Pattern::new(r"[^.]([a-zA-Z0-9\-_.]+)", r"[^.]([a-zA-Z0-9\-_.]+)");
static PATTERN_39: Pattern = Pattern::new(r"[^\s]+", r"[^ \t\n\x0B\f\r]+");
static PATTERN_40: Pattern = Pattern::new(r"[a-zA-Z0-9-\/*:_+=.@-]*", r"[a-zA-Z0-9\-\/*:_+=.@\-]*");
static PATTERN_41: Pattern = Pattern::new("[a-zA-Z0-9-_]*", r"[a-zA-Z0-9\-_]*");
static PATTERN_42: Pattern = Pattern::new("[a-zA-Z0-9-_]+", r"[a-zA-Z0-9\-_]+");
static PATTERN_43: Pattern = Pattern::new(r"[a-zA-Z0-9._\-]+", r"[a-zA-Z0-9._\-]+");
static PATTERN_44: Pattern = Pattern::new(r"[a-zA-Z0-9\.\*\-]+", r"[a-zA-Z0-9\.\*\-]+");
static PATTERN_45: Pattern = Pattern::new(r"[a-zA-Z0-9\._:\/=+\-@ ]+", r"[a-zA-Z0-9\._:\/=+\-@ ]+");
static PATTERN_46: Pattern = Pattern::new("[a-zA-Z]([a-zA-Z0-9_])+", "[a-zA-Z]([a-zA-Z0-9_])+");
static PATTERN_47: Pattern = Pattern::new(r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+", r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9\-_$]+");
static PATTERN_48: Pattern = Pattern::new(r"\d{12}", "[0-9]{12}");
static PATTERN_49: Pattern = Pattern::new(r"\d{12}|\*|arn:(aws[a-zA-Z-]*):iam::\d{12}:root", r"[0-9]{12}|\*|arn:(aws[a-zA-Z\-]*):iam::[0-9]{12}:root");
static PATTERN_50: Pattern = Pattern::new(r"arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\d{12}):function:([a-zA-Z0-9_-]+):(\$LATEST(?:\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)", r"arn:([a-zA-Z0-9\-]+):lambda:([a-zA-Z0-9\-]+):([0-9]{12}):function:([a-zA-Z0-9_\-]+):(\$LATEST(?:\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_\-]+)/([a-zA-Z0-9_\-]+)");
static PATTERN_51: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(capacity-provider|network-connector):[a-zA-Z0-9-_]{1,64})", r"arn:(aws[a-zA-Z\-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:(function:[a-zA-Z0-9\-_]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(capacity-provider|network-connector):[a-zA-Z0-9\-_]{1,64})");
static PATTERN_52: Pattern = Pattern::new("arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*", r"arn:(aws[a-zA-Z\-]*)?:[a-z0-9\-.]+:[^\n\r\x{85}\x{2028}\x{2029}]*");
static PATTERN_53: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+", r"arn:(aws[a-zA-Z\-]*)?:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+");
static PATTERN_54: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_])+)?|runtime/[a-zA-Z0-9-_./]+)", r"arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:(function:[a-zA-Z0-9\-_]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9\-_])+)?|runtime/[a-zA-Z0-9\-_./]+)");
static PATTERN_55: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:code-signing-config:csc-[a-z0-9]{17}", r"arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:code-signing-config:csc-[a-z0-9]{17}");
static PATTERN_56: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", r"arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
static PATTERN_57: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9-_\.]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?", r"arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:function:[a-zA-Z0-9\-_\.]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9\-_]+))?");
static PATTERN_58: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?", r"arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:function:[a-zA-Z0-9\-_]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?");
static PATTERN_59: Pattern = Pattern::new(r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+", r"arn:(aws[a-zA-Z\-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:layer:[a-zA-Z0-9\-_]+");
static PATTERN_60: Pattern = Pattern::new(r"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)", r"arn:(aws[a-zA-Z0-9\-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1})?:([0-9]{12})?:([^\n\r\x{85}\x{2028}\x{2029}]*)");
static PATTERN_61: Pattern = Pattern::new(r"arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:runtime/.+", r"arn:[a-z\-]+:lambda:[a-z0-9\-]+:[0-9]{12}:runtime/[^\n\r\x{85}\x{2028}\x{2029}]+");
static PATTERN_62: Pattern = Pattern::new(r"arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}", r"arn:aws[a-zA-Z\-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[\-a-z]*:s3files:[0-9a-z\-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}");
static PATTERN_63: Pattern = Pattern::new(r"arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:capacity-provider:[a-zA-Z0-9-_]+", r"arn:aws[a-zA-Z\-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:[0-9]{12}:capacity-provider:[a-zA-Z0-9\-_]+");
static PATTERN_64: Pattern = Pattern::new(r"csc-[a-zA-Z0-9-_\.]{17}", r"csc-[a-zA-Z0-9\-_\.]{17}");
static PATTERN_65: Pattern = Pattern::new("lambda:GetLayerVersion", "lambda:GetLayerVersion");
static PATTERN_66: Pattern = Pattern::new("o-[a-z0-9]{10,32}", "o-[a-z0-9]{10,32}");
static PATTERN_67: Pattern = Pattern::new("sg-[0-9a-zA-Z]*", "sg-[0-9a-zA-Z]*");
static PATTERN_68: Pattern = Pattern::new("subnet-[0-9a-z]*", "subnet-[0-9a-z]*");
static ACCELERATOR_MEMORY_GB_SHAPE: Shape = Shape::of(Kind::Integer);
static ACTION_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_21);
static ADDITIONAL_VERSION_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0).pattern(&PATTERN_28);
static ADDITIONAL_VERSION_WEIGHTS_SHAPE: Shape = Shape::of(Kind::Map { key: &ADDITIONAL_VERSION_SHAPE, value: &WEIGHT_SHAPE, query_names: ("key", "value") });
static ALIAS_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_5);
static ALIAS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&ALIAS_CONFIGURATION)), query_name: "member", bare: false });
static ALLOW_CREDENTIALS_SHAPE: Shape = Shape::of(Kind::Boolean);
static ALLOW_METHODS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &METHOD_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(6.0);
static ALLOW_ORIGINS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &ORIGIN_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(100.0);
static APPLICATION_LOG_LEVEL_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"], listed: &["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] });
static ARCHITECTURE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["x86_64", "arm64"], listed: &["x86_64", "arm64"] });
static ARCHITECTURES_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &ARCHITECTURE_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(1.0);
static ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_60);
static ATTEMPT_COUNT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static BATCH_SIZE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(10000.0);
static BINARY_OPERATION_PAYLOAD_SHAPE: Shape = Shape::of(Kind::Blob).minimum(0.0).maximum(1048576.0);
static BISECT_BATCH_ON_FUNCTION_ERROR_SHAPE: Shape = Shape::of(Kind::Boolean);
static BLOB_SHAPE: Shape = Shape::of(Kind::Blob);
static BLOB_STREAM_SHAPE: Shape = Shape::of(Kind::Blob);
static BOOLEAN_SHAPE: Shape = Shape::of(Kind::Boolean);
static CALLBACK_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0).pattern(&PATTERN_30);
static CALLBACK_OPTIONS_HEARTBEAT_TIMEOUT_SECONDS_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(99999999.0);
static CALLBACK_OPTIONS_TIMEOUT_SECONDS_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(99999999.0);
static CAPACITY_PROVIDER_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(140.0).pattern(&PATTERN_63);
static CAPACITY_PROVIDER_MAX_V_CPU_COUNT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(2.0).maximum(15000.0);
static CAPACITY_PROVIDER_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(140.0).pattern(&PATTERN_20);
static CAPACITY_PROVIDER_PREDEFINED_METRIC_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["LambdaCapacityProviderAverageCPUUtilization", "LambdaCapacityProviderAverageGPUUtilization"], listed: &["LambdaCapacityProviderAverageCPUUtilization", "LambdaCapacityProviderAverageGPUUtilization"] });
static CAPACITY_PROVIDER_SCALING_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Auto", "Manual"], listed: &["Auto", "Manual"] });
static CAPACITY_PROVIDER_SCALING_POLICIES_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&TARGET_TRACKING_SCALING_POLICY)), query_name: "member", bare: false }).minimum(1.0).maximum(10.0);
static CAPACITY_PROVIDER_SECURITY_GROUP_IDS_SHAPE: Shape = Shape::of(Kind::List { element: &SECURITY_GROUP_ID_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(5.0);
static CAPACITY_PROVIDER_STATE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Pending", "Active", "Failed", "Deleting"], listed: &["Pending", "Active", "Failed", "Deleting"] });
static CAPACITY_PROVIDER_SUBNET_IDS_SHAPE: Shape = Shape::of(Kind::List { element: &SUBNET_ID_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(16.0);
static CAPACITY_PROVIDERS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&CAPACITY_PROVIDER)), query_name: "member", bare: false }).minimum(0.0).maximum(50.0);
static CHECKPOINT_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2048.0).pattern(&PATTERN_30);
static CLIENT_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(64.0).pattern(&PATTERN_36);
static CODE_SIGNING_CONFIG_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(200.0).pattern(&PATTERN_55);
static CODE_SIGNING_CONFIG_ID_SHAPE: Shape = Shape::of(Kind::Text).pattern(&PATTERN_64);
static CODE_SIGNING_CONFIG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&CODE_SIGNING_CONFIG)), query_name: "member", bare: false });
static CODE_SIGNING_POLICY_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Warn", "Enforce"], listed: &["Warn", "Enforce"] });
static COLLECTION_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(57.0).pattern(&PATTERN_12);
static COMPATIBLE_ARCHITECTURES_SHAPE: Shape = Shape::of(Kind::List { element: &ARCHITECTURE_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(2.0);
static COMPATIBLE_RUNTIMES_SHAPE: Shape = Shape::of(Kind::List { element: &RUNTIME_SHAPE, query_name: "member", bare: true }).minimum(0.0).maximum(15.0);
static DATABASE_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(63.0).pattern(&PATTERN_37);
static DATE_SHAPE: Shape = Shape::of(Kind::Timestamp);
static DESCRIPTION_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0);
static DESTINATION_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(350.0).pattern(&PATTERN_0);
static DIRECT_S3_READ_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ENABLED", "DISABLED", "AUTO"], listed: &["ENABLED", "DISABLED", "AUTO"] });
static DURABLE_EXECUTION_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0).pattern(&PATTERN_50);
static DURABLE_EXECUTION_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(64.0).pattern(&PATTERN_42);
static DURABLE_EXECUTIONS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&EXECUTION)), query_name: "member", bare: false });
static DURATION_SECONDS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static ENABLED_SHAPE: Shape = Shape::of(Kind::Boolean);
static END_POINT_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["KAFKA_BOOTSTRAP_SERVERS"], listed: &["KAFKA_BOOTSTRAP_SERVERS"] });
static ENDPOINT_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(300.0).pattern(&PATTERN_2);
static ENDPOINT_LISTS_SHAPE: Shape = Shape::of(Kind::List { element: &ENDPOINT_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(10.0);
static ENDPOINTS_SHAPE: Shape = Shape::of(Kind::Map { key: &END_POINT_TYPE_SHAPE, value: &ENDPOINT_LISTS_SHAPE, query_names: ("key", "value") }).minimum(1.0).maximum(2.0);
static ENVIRONMENT_VARIABLE_NAME_SHAPE: Shape = Shape::of(Kind::Text).pattern(&PATTERN_46);
static ENVIRONMENT_VARIABLE_VALUE_SHAPE: Shape = Shape::of(Kind::Text);
static ENVIRONMENT_VARIABLES_SHAPE: Shape = Shape::of(Kind::Map { key: &ENVIRONMENT_VARIABLE_NAME_SHAPE, value: &ENVIRONMENT_VARIABLE_VALUE_SHAPE, query_names: ("key", "value") });
static EPHEMERAL_STORAGE_SIZE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(512.0).maximum(32768.0);
static ERROR_DATA_SHAPE: Shape = Shape::of(Kind::Text);
static ERROR_MESSAGE_SHAPE: Shape = Shape::of(Kind::Text);
static ERROR_TYPE_SHAPE: Shape = Shape::of(Kind::Text);
static EVENT_ID_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0);
static EVENT_SOURCE_MAPPING_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(85.0).maximum(120.0).pattern(&PATTERN_56);
static EVENT_SOURCE_MAPPING_METRIC_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["EventCount", "ErrorCount", "KafkaMetrics"], listed: &["EventCount", "ErrorCount", "KafkaMetrics"] });
static EVENT_SOURCE_MAPPING_METRIC_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &EVENT_SOURCE_MAPPING_METRIC_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(3.0);
static EVENT_SOURCE_MAPPING_SYSTEM_LOG_LEVEL_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["DEBUG", "INFO", "WARN"], listed: &["DEBUG", "INFO", "WARN"] });
static EVENT_SOURCE_MAPPINGS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&EVENT_SOURCE_MAPPING_CONFIGURATION)), query_name: "member", bare: false });
static EVENT_SOURCE_POSITION_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"], listed: &["LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"] });
static EVENT_SOURCE_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0).pattern(&PATTERN_43);
static EVENT_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ExecutionStarted", "ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut", "ExecutionStopped", "ContextStarted", "ContextSucceeded", "ContextFailed", "WaitStarted", "WaitSucceeded", "WaitCancelled", "StepStarted", "StepSucceeded", "StepFailed", "ChainedInvokeStarted", "ChainedInvokeSucceeded", "ChainedInvokeFailed", "ChainedInvokeTimedOut", "ChainedInvokeStopped", "CallbackStarted", "CallbackSucceeded", "CallbackFailed", "CallbackTimedOut", "InvocationCompleted", "ExecutionPaused", "ExecutionResumed"], listed: &["ExecutionStarted", "ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut", "ExecutionStopped", "ContextStarted", "ContextSucceeded", "ContextFailed", "WaitStarted", "WaitSucceeded", "WaitCancelled", "StepStarted", "StepSucceeded", "StepFailed", "ChainedInvokeStarted", "ChainedInvokeSucceeded", "ChainedInvokeFailed", "ChainedInvokeTimedOut", "ChainedInvokeStopped", "CallbackStarted", "CallbackSucceeded", "CallbackFailed", "CallbackTimedOut", "InvocationCompleted", "ExecutionPaused", "ExecutionResumed"] });
static EVENTS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&EVENT)), query_name: "member", bare: false });
static EXECUTION_DATA_INCLUDED_SHAPE: Shape = Shape::of(Kind::Boolean);
static EXECUTION_ENVIRONMENT_MEMORY_GI_B_PER_V_CPU_SHAPE: Shape = Shape::of(Kind::Double).minimum(2.0).maximum(8.0);
static EXECUTION_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "STOPPED", "DELETING", "PAUSING", "PAUSED"], listed: &["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "STOPPED", "DELETING", "PAUSING", "PAUSED"] });
static EXECUTION_STATUS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &EXECUTION_STATUS_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(10.0);
static EXECUTION_TIMEOUT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(31622400.0);
static EXECUTION_TIMEOUT_PAUSED_SHAPE: Shape = Shape::of(Kind::Boolean);
static EXECUTION_TIMESTAMP_SHAPE: Shape = Shape::of(Kind::Timestamp);
static FILE_SYSTEM_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0).pattern(&PATTERN_62);
static FILE_SYSTEM_CONFIG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&FILE_SYSTEM_CONFIG)), query_name: "member", bare: false }).minimum(0.0).maximum(1.0);
static FILTER_CRITERIA_ERROR_CODE_SHAPE: Shape = Shape::of(Kind::Text).minimum(10.0).maximum(50.0).pattern(&PATTERN_31);
static FILTER_CRITERIA_ERROR_MESSAGE_SHAPE: Shape = Shape::of(Kind::Text).minimum(10.0).maximum(2048.0).pattern(&PATTERN_23);
static FILTER_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&FILTER)), query_name: "member", bare: false });
static FULL_DOCUMENT_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["UpdateLookup", "Default"], listed: &["UpdateLookup", "Default"] });
static FUNCTION_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_58);
static FUNCTION_ARN_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &FUNCTION_ARN_SHAPE, query_name: "member", bare: false });
static FUNCTION_EVENT_INVOKE_CONFIG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&FUNCTION_EVENT_INVOKE_CONFIG)), query_name: "member", bare: false });
static FUNCTION_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&FUNCTION_CONFIGURATION)), query_name: "member", bare: false });
static FUNCTION_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(140.0).pattern(&PATTERN_18);
static FUNCTION_RESPONSE_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ReportBatchItemFailures"], listed: &["ReportBatchItemFailures"] });
static FUNCTION_RESPONSE_TYPE_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &FUNCTION_RESPONSE_TYPE_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(1.0);
static FUNCTION_RUNTIME_ALIAS_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0);
static FUNCTION_RUNTIME_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(48.0).maximum(2048.0).pattern(&PATTERN_61);
static FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(15000.0);
static FUNCTION_URL_SHAPE: Shape = Shape::of(Kind::Text).minimum(40.0).maximum(100.0);
static FUNCTION_URL_AUTH_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["NONE", "AWS_IAM"], listed: &["NONE", "AWS_IAM"] });
static FUNCTION_URL_CONFIG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&FUNCTION_URL_CONFIG)), query_name: "member", bare: false });
static FUNCTION_URL_FUNCTION_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(140.0).pattern(&PATTERN_19);
static FUNCTION_URL_QUALIFIER_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_1);
static FUNCTION_VERSION_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ALL"], listed: &["ALL"] });
static FUNCTION_VERSION_LATEST_PUBLISHED_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["LATEST_PUBLISHED"], listed: &["LATEST_PUBLISHED"] });
static FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_LIST_ITEM)), query_name: "member", bare: false }).minimum(0.0).maximum(50.0);
static HANDLER_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(128.0).pattern(&PATTERN_39);
static HEADER_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(1024.0).pattern(&PATTERN_23);
static HEADERS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &HEADER_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(100.0);
static HTTP_STATUS_SHAPE: Shape = Shape::of(Kind::Integer);
static INCLUDE_EXECUTION_DATA_SHAPE: Shape = Shape::of(Kind::Boolean);
static INPUT_PAYLOAD_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(6291456.0);
static INSTANCE_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(30.0).pattern(&PATTERN_44);
static INSTANCE_TYPE_SET_SHAPE: Shape = Shape::of(Kind::List { element: &INSTANCE_TYPE_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(400.0);
static INTEGER_SHAPE: Shape = Shape::of(Kind::Integer);
static INVOCATION_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Event", "RequestResponse", "DryRun"], listed: &["Event", "RequestResponse", "DryRun"] });
static INVOKE_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["BUFFERED", "RESPONSE_STREAM"], listed: &["RESPONSE_STREAM", "BUFFERED"] });
static INVOKED_VIA_FUNCTION_URL_SHAPE: Shape = Shape::of(Kind::Boolean);
static ITEM_COUNT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(1000.0);
static KMS_KEY_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_13);
static KMS_KEY_ARN_NON_EMPTY_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_52);
static KAFKA_EVENT_SOURCE_MAPPING_CONSUMPTION_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Stream", "Queue"], listed: &["Stream", "Queue"] });
static KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG)), query_name: "member", bare: false });
static KAFKA_SCHEMA_REGISTRY_AUTH_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["BASIC_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE", "OAUTHBEARER_AUTH"], listed: &["BASIC_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE", "OAUTHBEARER_AUTH"] });
static KAFKA_SCHEMA_VALIDATION_ATTRIBUTE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["KEY", "VALUE"], listed: &["KEY", "VALUE"] });
static KAFKA_SCHEMA_VALIDATION_CONFIG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&KAFKA_SCHEMA_VALIDATION_CONFIG)), query_name: "member", bare: false });
static LAST_UPDATE_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Successful", "Failed", "InProgress"], listed: &["Successful", "Failed", "InProgress"] });
static LAST_UPDATE_STATUS_REASON_SHAPE: Shape = Shape::of(Kind::Text);
static LAST_UPDATE_STATUS_REASON_CODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["EniLimitExceeded", "InsufficientRolePermissions", "InvalidConfiguration", "InternalError", "SubnetOutOfIPAddresses", "InvalidSubnet", "InvalidSecurityGroup", "ImageDeleted", "ImageAccessDenied", "InvalidImage", "KMSKeyAccessDenied", "KMSKeyNotFound", "InvalidStateKMSKey", "DisabledKMSKey", "EFSIOError", "EFSMountConnectivityError", "EFSMountFailure", "EFSMountTimeout", "InvalidRuntime", "InvalidZipFileException", "FunctionError", "ServiceQuotaExceededException", "VcpuLimitExceeded", "CapacityProviderScalingLimitExceeded", "InsufficientCapacity", "EC2RequestLimitExceeded", "FunctionError.InitTimeout", "FunctionError.RuntimeInitError", "FunctionError.ExtensionInitError", "FunctionError.InvalidEntryPoint", "FunctionError.InvalidWorkingDirectory", "FunctionError.PermissionDenied", "FunctionError.TooManyExtensions", "FunctionError.InitResourceExhausted", "DisallowedByVpcEncryptionControl", "IncompatibleAcceleratorInstanceTypes", "DependencyError"], listed: &["EniLimitExceeded", "InsufficientRolePermissions", "InvalidConfiguration", "InternalError", "SubnetOutOfIPAddresses", "InvalidSubnet", "InvalidSecurityGroup", "ImageDeleted", "ImageAccessDenied", "InvalidImage", "KMSKeyAccessDenied", "KMSKeyNotFound", "InvalidStateKMSKey", "DisabledKMSKey", "EFSIOError", "EFSMountConnectivityError", "EFSMountFailure", "EFSMountTimeout", "InvalidRuntime", "InvalidZipFileException", "FunctionError", "ServiceQuotaExceededException", "VcpuLimitExceeded", "CapacityProviderScalingLimitExceeded", "InsufficientCapacity", "EC2RequestLimitExceeded", "FunctionError.InitTimeout", "FunctionError.RuntimeInitError", "FunctionError.ExtensionInitError", "FunctionError.InvalidEntryPoint", "FunctionError.InvalidWorkingDirectory", "FunctionError.PermissionDenied", "FunctionError.TooManyExtensions", "FunctionError.InitResourceExhausted", "DisallowedByVpcEncryptionControl", "IncompatibleAcceleratorInstanceTypes", "DependencyError"] });
static LAYER_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2048.0).pattern(&PATTERN_59);
static LAYER_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &LAYER_VERSION_ARN_SHAPE, query_name: "member", bare: false });
static LAYER_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(140.0).pattern(&PATTERN_14);
static LAYER_NAME_OR_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2048.0).pattern(&PATTERN_15);
static LAYER_PERMISSION_ALLOWED_ACTION_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(22.0).pattern(&PATTERN_65);
static LAYER_PERMISSION_ALLOWED_PRINCIPAL_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_49);
static LAYER_VERSION_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2048.0).pattern(&PATTERN_4);
static LAYER_VERSION_NUMBER_SHAPE: Shape = Shape::of(Kind::Long);
static LAYER_VERSIONS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&LAYER_VERSIONS_LIST_ITEM)), query_name: "member", bare: false });
static LAYERS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&LAYERS_LIST_ITEM)), query_name: "member", bare: false });
static LAYERS_REFERENCE_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&LAYER)), query_name: "member", bare: false });
static LICENSE_INFO_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(512.0).pattern(&PATTERN_23);
static LOCAL_MOUNT_PATH_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(160.0).pattern(&PATTERN_24);
static LOG_FORMAT_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["JSON", "Text"], listed: &["JSON", "Text"] });
static LOG_GROUP_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0).pattern(&PATTERN_32);
static LOG_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["None", "Tail"], listed: &["None", "Tail"] });
static LONG_SHAPE: Shape = Shape::of(Kind::Long);
static MASTER_REGION_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(50.0).pattern(&PATTERN_25);
static MAX_AGE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(86400.0);
static MAX_FIFTY_LIST_ITEMS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(50.0);
static MAX_FUNCTION_EVENT_INVOKE_CONFIG_LIST_ITEMS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(50.0);
static MAX_ITEMS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(50.0);
static MAX_LAYER_LIST_ITEMS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(50.0);
static MAX_LIST_ITEMS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(10000.0);
static MAX_PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEMS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(50.0);
static MAXIMUM_BATCHING_WINDOW_IN_SECONDS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(300.0);
static MAXIMUM_CONCURRENCY_SHAPE: Shape = Shape::of(Kind::Integer).minimum(2.0).maximum(1000.0);
static MAXIMUM_EVENT_AGE_IN_SECONDS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(60.0).maximum(21600.0);
static MAXIMUM_NUMBER_OF_POLLERS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(10000.0);
static MAXIMUM_RECORD_AGE_IN_SECONDS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(-1.0).maximum(604800.0);
static MAXIMUM_RETRY_ATTEMPTS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(2.0);
static MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING_SHAPE: Shape = Shape::of(Kind::Integer).minimum(-1.0).maximum(10000.0);
static MEMORY_SIZE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(128.0).maximum(32768.0);
static METHOD_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(6.0).pattern(&PATTERN_23);
static METRIC_TARGET_VALUE_SHAPE: Shape = Shape::of(Kind::Double).minimum(0.0).maximum(100.0);
static MINIMUM_NUMBER_OF_POLLERS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(200.0);
static NAME_SPACED_FUNCTION_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_57);
static NAMESPACED_FUNCTION_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(256.0).pattern(&PATTERN_16);
static NAMESPACED_STATEMENT_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(100.0).pattern(&PATTERN_7);
static NON_NEGATIVE_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static NULLABLE_BOOLEAN_SHAPE: Shape = Shape::of(Kind::Boolean);
static NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_47);
static OPERATION_ACTION_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["START", "SUCCEED", "FAIL", "RETRY", "CANCEL"], listed: &["START", "SUCCEED", "FAIL", "RETRY", "CANCEL"] });
static OPERATION_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(64.0).pattern(&PATTERN_42);
static OPERATION_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(256.0).pattern(&PATTERN_35);
static OPERATION_PAYLOAD_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(6291456.0);
static OPERATION_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["STARTED", "PENDING", "READY", "SUCCEEDED", "FAILED", "CANCELLED", "TIMED_OUT", "STOPPED"], listed: &["STARTED", "PENDING", "READY", "SUCCEEDED", "FAILED", "CANCELLED", "TIMED_OUT", "STOPPED"] });
static OPERATION_SUB_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(32.0).pattern(&PATTERN_42);
static OPERATION_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["EXECUTION", "CONTEXT", "STEP", "WAIT", "CALLBACK", "CHAINED_INVOKE"], listed: &["EXECUTION", "CONTEXT", "STEP", "WAIT", "CALLBACK", "CHAINED_INVOKE"] });
static OPERATION_UPDATES_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&OPERATION_UPDATE)), query_name: "member", bare: false });
static OPERATIONS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&OPERATION)), query_name: "member", bare: false });
static ORGANIZATION_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(34.0).pattern(&PATTERN_66);
static ORIGIN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(253.0).pattern(&PATTERN_23);
static OUTPUT_PAYLOAD_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(6291456.0);
static PACKAGE_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Zip", "Image"], listed: &["Zip", "Image"] });
static PARALLELIZATION_FACTOR_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(10.0);
static PATTERN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(4096.0).pattern(&PATTERN_33);
static PAUSE_REASON_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(1024.0);
static PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(1600.0);
static POLICY_RESOURCE_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(512.0).pattern(&PATTERN_54);
static POSITIVE_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0);
static PRINCIPAL_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(2048.0).pattern(&PATTERN_39);
static PRINCIPAL_ORG_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(12.0).maximum(34.0).pattern(&PATTERN_66);
static PROPAGATE_TAGS_EXPLICIT_TAGS_MAP_SHAPE: Shape = Shape::of(Kind::Map { key: &TAG_KEY_SHAPE, value: &TAG_VALUE_SHAPE, query_names: ("key", "value") }).minimum(0.0).maximum(40.0);
static PROPAGATE_TAGS_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["None", "Explicit"], listed: &["None", "Explicit"] });
static PROVISIONED_CONCURRENCY_CONFIG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEM)), query_name: "member", bare: false });
static PROVISIONED_CONCURRENCY_STATUS_ENUM_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["IN_PROGRESS", "READY", "FAILED"], listed: &["IN_PROGRESS", "READY", "FAILED"] });
static PROVISIONED_POLLER_GROUP_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(128.0).pattern(&PATTERN_41);
static PUBLISHED_FUNCTION_QUALIFIER_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_10);
static QUALIFIER_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_22);
static QUEUE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1000.0).pattern(&PATTERN_33);
static QUEUES_SHAPE: Shape = Shape::of(Kind::List { element: &QUEUE_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(1.0);
static RECURSIVE_LOOP_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Allow", "Terminate"], listed: &["Allow", "Terminate"] });
static REPLAY_CHILDREN_SHAPE: Shape = Shape::of(Kind::Boolean);
static RESERVED_CONCURRENT_EXECUTIONS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static RESOURCE_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_13);
static RESOURCE_POLICY_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(20480.0).pattern(&PATTERN_34);
static RESPONSE_STREAMING_INVOCATION_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["RequestResponse", "DryRun"], listed: &["RequestResponse", "DryRun"] });
static RESUME_REASON_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(1024.0);
static RETENTION_PERIOD_IN_DAYS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(90.0);
static REVERSE_ORDER_SHAPE: Shape = Shape::of(Kind::Boolean);
static REVISION_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(36.0).maximum(36.0).pattern(&PATTERN_29);
static ROLE_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0).pattern(&PATTERN_53);
static RUNTIME_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x", "java8", "java8.al2", "java11", "java17", "java21", "java25", "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet6", "dotnet8", "dotnet10", "nodejs4.3-edge", "go1.x", "ruby2.5", "ruby2.7", "ruby3.2", "ruby3.3", "ruby3.4", "ruby4.0", "provided", "provided.al2", "provided.al2023", "nodejs26.x", "python3.15", "java8.al2023", "java11.al2023", "java17.al2023", "custom"], listed: &["nodejs20.x", "python3.14", "provided.al2023", "python3.12", "python3.13", "nodejs24.x", "nodejs22.x", "java25", "python3.10", "python3.11", "java21", "ruby3.3", "ruby3.4", "ruby3.2", "python3.8", "python3.9", "java17", "nodejs16.x", "dotnet10", "dotnet8", "java11", "dotnet6", "nodejs18.x", "provided.al2", "java8.al2"] });
static RUNTIME_VERSION_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(26.0).maximum(2048.0).pattern(&PATTERN_3);
static S3_BUCKET_SHAPE: Shape = Shape::of(Kind::Text).minimum(3.0).maximum(63.0).pattern(&PATTERN_27);
static S3_KEY_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0).pattern(&PATTERN_23);
static S3_OBJECT_STORAGE_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["COPY", "REFERENCE"], listed: &["COPY", "REFERENCE"] });
static S3_OBJECT_VERSION_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0).pattern(&PATTERN_23);
static SCHEMA_REGISTRY_EVENT_RECORD_FORMAT_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["JSON", "SOURCE"], listed: &["JSON", "SOURCE"] });
static SCHEMA_REGISTRY_URI_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(10000.0).pattern(&PATTERN_40);
static SECURITY_GROUP_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(1024.0).pattern(&PATTERN_67);
static SECURITY_GROUP_IDS_SHAPE: Shape = Shape::of(Kind::List { element: &SECURITY_GROUP_ID_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(5.0);
static SENSITIVE_STRING_SHAPE: Shape = Shape::of(Kind::Text);
static SENSITIVE_STRING_ON_SERVER_ONLY_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(10000.0);
static SIGNING_PROFILE_VERSION_ARNS_SHAPE: Shape = Shape::of(Kind::List { element: &ARN_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(20.0);
static SNAP_START_APPLY_ON_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["PublishedVersions", "None"], listed: &["PublishedVersions", "None"] });
static SNAP_START_OPTIMIZATION_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["On", "Off"], listed: &["On", "Off"] });
static SOURCE_ACCESS_CONFIGURATIONS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&SOURCE_ACCESS_CONFIGURATION)), query_name: "member", bare: false }).minimum(0.0).maximum(23.0);
static SOURCE_ACCESS_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["BASIC_AUTH", "VPC_SUBNET", "VPC_SECURITY_GROUP", "SASL_SCRAM_512_AUTH", "SASL_SCRAM_256_AUTH", "VIRTUAL_HOST", "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE", "OAUTHBEARER_AUTH", "OAUTHBEARER_SCOPE", "OAUTHBEARER_AUDIENCE", "OAUTHBEARER_LOGICAL_CLUSTER", "OAUTHBEARER_IDENTITY_POOL", "IAM_AUTH", "IAM_OAUTHBEARER_AUTH"], listed: &["BASIC_AUTH", "VPC_SUBNET", "VPC_SECURITY_GROUP", "SASL_SCRAM_512_AUTH", "SASL_SCRAM_256_AUTH", "VIRTUAL_HOST", "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE", "OAUTHBEARER_AUTH", "OAUTHBEARER_SCOPE", "OAUTHBEARER_AUDIENCE", "OAUTHBEARER_LOGICAL_CLUSTER", "OAUTHBEARER_IDENTITY_POOL", "IAM_AUTH", "IAM_OAUTHBEARER_AUTH"] });
static SOURCE_OWNER_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(12.0).pattern(&PATTERN_48);
static STACK_TRACE_ENTRIES_SHAPE: Shape = Shape::of(Kind::List { element: &STACK_TRACE_ENTRY_SHAPE, query_name: "member", bare: false });
static STACK_TRACE_ENTRY_SHAPE: Shape = Shape::of(Kind::Text);
static STATE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Pending", "Active", "Inactive", "Failed", "Deactivating", "Deactivated", "ActiveNonInvocable", "Deleting"], listed: &["Pending", "Active", "Inactive", "Failed", "Deactivating", "Deactivated", "ActiveNonInvocable", "Deleting"] });
static STATE_REASON_SHAPE: Shape = Shape::of(Kind::Text);
static STATE_REASON_CODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Idle", "Creating", "Restoring", "EniLimitExceeded", "InsufficientRolePermissions", "InvalidConfiguration", "InternalError", "SubnetOutOfIPAddresses", "InvalidSubnet", "InvalidSecurityGroup", "ImageDeleted", "ImageAccessDenied", "InvalidImage", "KMSKeyAccessDenied", "KMSKeyNotFound", "InvalidStateKMSKey", "DisabledKMSKey", "EFSIOError", "EFSMountConnectivityError", "EFSMountFailure", "EFSMountTimeout", "InvalidRuntime", "InvalidZipFileException", "FunctionError", "ServiceQuotaExceededException", "VcpuLimitExceeded", "CapacityProviderScalingLimitExceeded", "InsufficientCapacity", "EC2RequestLimitExceeded", "FunctionError.InitTimeout", "FunctionError.RuntimeInitError", "FunctionError.ExtensionInitError", "FunctionError.InvalidEntryPoint", "FunctionError.InvalidWorkingDirectory", "FunctionError.PermissionDenied", "FunctionError.TooManyExtensions", "FunctionError.InitResourceExhausted", "DisallowedByVpcEncryptionControl", "DrainingDurableExecutions", "IncompatibleAcceleratorInstanceTypes", "DependencyError"], listed: &["Idle", "Creating", "Restoring", "EniLimitExceeded", "InsufficientRolePermissions", "InvalidConfiguration", "InternalError", "SubnetOutOfIPAddresses", "InvalidSubnet", "InvalidSecurityGroup", "ImageDeleted", "ImageAccessDenied", "InvalidImage", "KMSKeyAccessDenied", "KMSKeyNotFound", "InvalidStateKMSKey", "DisabledKMSKey", "EFSIOError", "EFSMountConnectivityError", "EFSMountFailure", "EFSMountTimeout", "InvalidRuntime", "InvalidZipFileException", "FunctionError", "ServiceQuotaExceededException", "VcpuLimitExceeded", "CapacityProviderScalingLimitExceeded", "InsufficientCapacity", "EC2RequestLimitExceeded", "FunctionError.InitTimeout", "FunctionError.RuntimeInitError", "FunctionError.ExtensionInitError", "FunctionError.InvalidEntryPoint", "FunctionError.InvalidWorkingDirectory", "FunctionError.PermissionDenied", "FunctionError.TooManyExtensions", "FunctionError.InitResourceExhausted", "DisallowedByVpcEncryptionControl", "DrainingDurableExecutions", "IncompatibleAcceleratorInstanceTypes", "DependencyError"] });
static STATEMENT_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(100.0).pattern(&PATTERN_8);
static STEP_OPTIONS_NEXT_ATTEMPT_DELAY_SECONDS_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(31622400.0);
static STRING_SHAPE: Shape = Shape::of(Kind::Text);
static STRING_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &STRING_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(1500.0);
static SUBNET_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(1024.0).pattern(&PATTERN_68);
static SUBNET_IDS_SHAPE: Shape = Shape::of(Kind::List { element: &SUBNET_ID_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(16.0);
static SYSTEM_LOG_LEVEL_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["DEBUG", "INFO", "WARN"], listed: &["DEBUG", "INFO", "WARN"] });
static TAG_KEY_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_6);
static TAG_KEY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &TAG_KEY_SHAPE, query_name: "member", bare: false });
static TAG_VALUE_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0).pattern(&PATTERN_6);
static TAGGABLE_RESOURCE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(10000.0).pattern(&PATTERN_51);
static TAGS_SHAPE: Shape = Shape::of(Kind::Map { key: &TAG_KEY_SHAPE, value: &TAG_VALUE_SHAPE, query_names: ("key", "value") });
static TAGS_ERROR_CODE_SHAPE: Shape = Shape::of(Kind::Text).minimum(10.0).maximum(21.0).pattern(&PATTERN_31);
static TAGS_ERROR_MESSAGE_SHAPE: Shape = Shape::of(Kind::Text).minimum(84.0).maximum(1000.0).pattern(&PATTERN_23);
static TENANT_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(256.0).pattern(&PATTERN_45);
static TENANT_ISOLATION_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["PER_TENANT"], listed: &["PER_TENANT"] });
static TIMEOUT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(5400.0);
static TIMESTAMP_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(100.0).pattern(&PATTERN_23);
static TOPIC_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(249.0).pattern(&PATTERN_38);
static TOPICS_SHAPE: Shape = Shape::of(Kind::List { element: &TOPIC_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(1.0);
static TRACING_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Active", "PassThrough"], listed: &["Active", "PassThrough"] });
static TRUNCATED_SHAPE: Shape = Shape::of(Kind::Boolean);
static TUMBLING_WINDOW_IN_SECONDS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(900.0);
static URI_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(200.0).pattern(&PATTERN_26);
static UUID_STRING_SHAPE: Shape = Shape::of(Kind::Text).minimum(36.0).maximum(36.0);
static UNQUALIFIED_FUNCTION_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(140.0).pattern(&PATTERN_17);
static UNRESERVED_CONCURRENT_EXECUTIONS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static UPDATE_RUNTIME_ON_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["Auto", "Manual", "FunctionUpdate"], listed: &["Auto", "Manual", "FunctionUpdate"] });
static VERSION_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0).pattern(&PATTERN_11);
static VERSION_WITH_LATEST_PUBLISHED_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0).pattern(&PATTERN_9);
static VPC_ID_SHAPE: Shape = Shape::of(Kind::Text);
static WAIT_OPTIONS_WAIT_SECONDS_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(31622400.0);
static WEIGHT_SHAPE: Shape = Shape::of(Kind::Double).minimum(0.0).maximum(1.0);
static WORKING_DIRECTORY_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(1000.0);
static X_AMZN_TRACE_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(8192.0);
pub(super) static ACCELERATOR_CONFIG: StructureSchema = StructureSchema { name: "AcceleratorConfig", members: &[
    Member::of("AcceleratorMemorySize", &ACCELERATOR_MEMORY_GB_SHAPE).required(),
] };
pub(super) static ACCOUNT_LIMIT: StructureSchema = StructureSchema { name: "AccountLimit", members: &[
    Member::of("TotalCodeSize", &LONG_SHAPE),
    Member::of("CodeSizeUnzipped", &LONG_SHAPE),
    Member::of("CodeSizeZipped", &LONG_SHAPE),
    Member::of("ConcurrentExecutions", &INTEGER_SHAPE),
    Member::of("UnreservedConcurrentExecutions", &UNRESERVED_CONCURRENT_EXECUTIONS_SHAPE),
] };
pub(super) static ACCOUNT_USAGE: StructureSchema = StructureSchema { name: "AccountUsage", members: &[
    Member::of("TotalCodeSize", &LONG_SHAPE),
    Member::of("FunctionCount", &LONG_SHAPE),
] };
pub(super) static ADD_LAYER_VERSION_PERMISSION_REQUEST: StructureSchema = StructureSchema { name: "AddLayerVersionPermissionRequest", members: &[
    Member::of("LayerName", &LAYER_NAME_OR_ARN_SHAPE).required().at(Location::Label, "LayerName"),
    Member::of("VersionNumber", &LAYER_VERSION_NUMBER_SHAPE).required().at(Location::Label, "VersionNumber"),
    Member::of("StatementId", &STATEMENT_ID_SHAPE).required(),
    Member::of("Action", &LAYER_PERMISSION_ALLOWED_ACTION_SHAPE).required(),
    Member::of("Principal", &LAYER_PERMISSION_ALLOWED_PRINCIPAL_SHAPE).required(),
    Member::of("OrganizationId", &ORGANIZATION_ID_SHAPE),
    Member::of("RevisionId", &STRING_SHAPE).at(Location::QueryString, "RevisionId"),
] };
pub(super) static ADD_LAYER_VERSION_PERMISSION_RESPONSE: StructureSchema = StructureSchema { name: "AddLayerVersionPermissionResponse", members: &[
    Member::of("Statement", &STRING_SHAPE),
    Member::of("RevisionId", &STRING_SHAPE),
] };
pub(super) static ADD_PERMISSION_REQUEST: StructureSchema = StructureSchema { name: "AddPermissionRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("StatementId", &STATEMENT_ID_SHAPE).required(),
    Member::of("Action", &ACTION_SHAPE).required(),
    Member::of("Principal", &PRINCIPAL_SHAPE).required(),
    Member::of("SourceArn", &ARN_SHAPE),
    Member::of("FunctionUrlAuthType", &FUNCTION_URL_AUTH_TYPE_SHAPE),
    Member::of("InvokedViaFunctionUrl", &INVOKED_VIA_FUNCTION_URL_SHAPE),
    Member::of("SourceAccount", &SOURCE_OWNER_SHAPE),
    Member::of("EventSourceToken", &EVENT_SOURCE_TOKEN_SHAPE),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("RevisionId", &STRING_SHAPE),
    Member::of("PrincipalOrgID", &PRINCIPAL_ORG_ID_SHAPE),
] };
pub(super) static ADD_PERMISSION_RESPONSE: StructureSchema = StructureSchema { name: "AddPermissionResponse", members: &[
    Member::of("Statement", &STRING_SHAPE),
] };
pub(super) static ALIAS_CONFIGURATION: StructureSchema = StructureSchema { name: "AliasConfiguration", members: &[
    Member::of("AliasArn", &FUNCTION_ARN_SHAPE),
    Member::of("Name", &ALIAS_SHAPE),
    Member::of("FunctionVersion", &VERSION_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("RoutingConfig", &Shape::of(Kind::Structure(&ALIAS_ROUTING_CONFIGURATION))),
    Member::of("RevisionId", &STRING_SHAPE),
] };
pub(super) static ALIAS_ROUTING_CONFIGURATION: StructureSchema = StructureSchema { name: "AliasRoutingConfiguration", members: &[
    Member::of("AdditionalVersionWeights", &ADDITIONAL_VERSION_WEIGHTS_SHAPE),
] };
pub(super) static ALLOWED_PUBLISHERS: StructureSchema = StructureSchema { name: "AllowedPublishers", members: &[
    Member::of("SigningProfileVersionArns", &SIGNING_PROFILE_VERSION_ARNS_SHAPE).required(),
] };
pub(super) static AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: StructureSchema = StructureSchema { name: "AmazonManagedKafkaEventSourceConfig", members: &[
    Member::of("ConsumerGroupId", &URI_SHAPE),
    Member::of("SchemaRegistryConfig", &Shape::of(Kind::Structure(&KAFKA_SCHEMA_REGISTRY_CONFIG))),
] };
pub(super) static CALLBACK_DETAILS: StructureSchema = StructureSchema { name: "CallbackDetails", members: &[
    Member::of("CallbackId", &CALLBACK_ID_SHAPE),
    Member::of("Result", &OPERATION_PAYLOAD_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))),
] };
pub(super) static CALLBACK_FAILED_DETAILS: StructureSchema = StructureSchema { name: "CallbackFailedDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static CALLBACK_OPTIONS: StructureSchema = StructureSchema { name: "CallbackOptions", members: &[
    Member::of("TimeoutSeconds", &CALLBACK_OPTIONS_TIMEOUT_SECONDS_INTEGER_SHAPE),
    Member::of("HeartbeatTimeoutSeconds", &CALLBACK_OPTIONS_HEARTBEAT_TIMEOUT_SECONDS_INTEGER_SHAPE),
] };
pub(super) static CALLBACK_STARTED_DETAILS: StructureSchema = StructureSchema { name: "CallbackStartedDetails", members: &[
    Member::of("CallbackId", &CALLBACK_ID_SHAPE).required(),
    Member::of("HeartbeatTimeout", &DURATION_SECONDS_SHAPE),
    Member::of("Timeout", &DURATION_SECONDS_SHAPE),
] };
pub(super) static CALLBACK_SUCCEEDED_DETAILS: StructureSchema = StructureSchema { name: "CallbackSucceededDetails", members: &[
    Member::of("Result", &Shape::of(Kind::Structure(&EVENT_RESULT))).required(),
] };
pub(super) static CALLBACK_TIMED_OUT_DETAILS: StructureSchema = StructureSchema { name: "CallbackTimedOutDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static CAPACITY_PROVIDER: StructureSchema = StructureSchema { name: "CapacityProvider", members: &[
    Member::of("CapacityProviderArn", &CAPACITY_PROVIDER_ARN_SHAPE).required(),
    Member::of("State", &CAPACITY_PROVIDER_STATE_SHAPE).required(),
    Member::of("VpcConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_VPC_CONFIG))).required(),
    Member::of("PermissionsConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_PERMISSIONS_CONFIG))).required(),
    Member::of("InstanceRequirements", &Shape::of(Kind::Structure(&INSTANCE_REQUIREMENTS))),
    Member::of("CapacityProviderScalingConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_SCALING_CONFIG))),
    Member::of("KmsKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("LastModified", &TIMESTAMP_SHAPE),
    Member::of("PropagateTags", &Shape::of(Kind::Structure(&PROPAGATE_TAGS))),
    Member::of("TelemetryConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_TELEMETRY_CONFIG))),
] };
pub(super) static CAPACITY_PROVIDER_CONFIG: StructureSchema = StructureSchema { name: "CapacityProviderConfig", members: &[
    Member::of("LambdaManagedInstancesCapacityProviderConfig", &Shape::of(Kind::Structure(&LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG))).required(),
] };
pub(super) static CAPACITY_PROVIDER_LOGGING_CONFIG: StructureSchema = StructureSchema { name: "CapacityProviderLoggingConfig", members: &[
    Member::of("SystemLogLevel", &SYSTEM_LOG_LEVEL_SHAPE),
    Member::of("LogGroup", &LOG_GROUP_SHAPE),
] };
pub(super) static CAPACITY_PROVIDER_PERMISSIONS_CONFIG: StructureSchema = StructureSchema { name: "CapacityProviderPermissionsConfig", members: &[
    Member::of("CapacityProviderOperatorRoleArn", &ROLE_ARN_SHAPE).required(),
] };
pub(super) static CAPACITY_PROVIDER_SCALING_CONFIG: StructureSchema = StructureSchema { name: "CapacityProviderScalingConfig", members: &[
    Member::of("MaxVCpuCount", &CAPACITY_PROVIDER_MAX_V_CPU_COUNT_SHAPE),
    Member::of("ScalingMode", &CAPACITY_PROVIDER_SCALING_MODE_SHAPE),
    Member::of("ScalingPolicies", &CAPACITY_PROVIDER_SCALING_POLICIES_LIST_SHAPE),
] };
pub(super) static CAPACITY_PROVIDER_TELEMETRY_CONFIG: StructureSchema = StructureSchema { name: "CapacityProviderTelemetryConfig", members: &[
    Member::of("LoggingConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_LOGGING_CONFIG))),
] };
pub(super) static CAPACITY_PROVIDER_VPC_CONFIG: StructureSchema = StructureSchema { name: "CapacityProviderVpcConfig", members: &[
    Member::of("SubnetIds", &CAPACITY_PROVIDER_SUBNET_IDS_SHAPE).required(),
    Member::of("SecurityGroupIds", &CAPACITY_PROVIDER_SECURITY_GROUP_IDS_SHAPE).required(),
] };
pub(super) static CHAINED_INVOKE_DETAILS: StructureSchema = StructureSchema { name: "ChainedInvokeDetails", members: &[
    Member::of("Result", &OPERATION_PAYLOAD_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))),
] };
pub(super) static CHAINED_INVOKE_FAILED_DETAILS: StructureSchema = StructureSchema { name: "ChainedInvokeFailedDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static CHAINED_INVOKE_OPTIONS: StructureSchema = StructureSchema { name: "ChainedInvokeOptions", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required(),
    Member::of("TenantId", &TENANT_ID_SHAPE),
    Member::of("XAmznTraceId", &X_AMZN_TRACE_ID_SHAPE),
] };
pub(super) static CHAINED_INVOKE_STARTED_DETAILS: StructureSchema = StructureSchema { name: "ChainedInvokeStartedDetails", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required(),
    Member::of("TenantId", &TENANT_ID_SHAPE),
    Member::of("Input", &Shape::of(Kind::Structure(&EVENT_INPUT))),
    Member::of("ExecutedVersion", &VERSION_WITH_LATEST_PUBLISHED_SHAPE),
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE),
] };
pub(super) static CHAINED_INVOKE_STOPPED_DETAILS: StructureSchema = StructureSchema { name: "ChainedInvokeStoppedDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static CHAINED_INVOKE_SUCCEEDED_DETAILS: StructureSchema = StructureSchema { name: "ChainedInvokeSucceededDetails", members: &[
    Member::of("Result", &Shape::of(Kind::Structure(&EVENT_RESULT))).required(),
] };
pub(super) static CHAINED_INVOKE_TIMED_OUT_DETAILS: StructureSchema = StructureSchema { name: "ChainedInvokeTimedOutDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static CHECKPOINT_DURABLE_EXECUTION_REQUEST: StructureSchema = StructureSchema { name: "CheckpointDurableExecutionRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
    Member::of("CheckpointToken", &CHECKPOINT_TOKEN_SHAPE).required(),
    Member::of("Updates", &OPERATION_UPDATES_SHAPE),
    Member::of("ClientToken", &CLIENT_TOKEN_SHAPE),
] };
pub(super) static CHECKPOINT_DURABLE_EXECUTION_RESPONSE: StructureSchema = StructureSchema { name: "CheckpointDurableExecutionResponse", members: &[
    Member::of("CheckpointToken", &CHECKPOINT_TOKEN_SHAPE),
    Member::of("NewExecutionState", &Shape::of(Kind::Structure(&CHECKPOINT_UPDATED_EXECUTION_STATE))).required(),
] };
pub(super) static CHECKPOINT_UPDATED_EXECUTION_STATE: StructureSchema = StructureSchema { name: "CheckpointUpdatedExecutionState", members: &[
    Member::of("Operations", &OPERATIONS_SHAPE),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static CODE_SIGNING_CONFIG: StructureSchema = StructureSchema { name: "CodeSigningConfig", members: &[
    Member::of("CodeSigningConfigId", &CODE_SIGNING_CONFIG_ID_SHAPE).required(),
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required(),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("AllowedPublishers", &Shape::of(Kind::Structure(&ALLOWED_PUBLISHERS))).required(),
    Member::of("CodeSigningPolicies", &Shape::of(Kind::Structure(&CODE_SIGNING_POLICIES))).required(),
    Member::of("LastModified", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static CODE_SIGNING_POLICIES: StructureSchema = StructureSchema { name: "CodeSigningPolicies", members: &[
    Member::of("UntrustedArtifactOnDeployment", &CODE_SIGNING_POLICY_SHAPE),
] };
pub(super) static CONCURRENCY: StructureSchema = StructureSchema { name: "Concurrency", members: &[
    Member::of("ReservedConcurrentExecutions", &RESERVED_CONCURRENT_EXECUTIONS_SHAPE),
] };
pub(super) static CONTEXT_DETAILS: StructureSchema = StructureSchema { name: "ContextDetails", members: &[
    Member::of("ReplayChildren", &REPLAY_CHILDREN_SHAPE),
    Member::of("Result", &OPERATION_PAYLOAD_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))),
] };
pub(super) static CONTEXT_FAILED_DETAILS: StructureSchema = StructureSchema { name: "ContextFailedDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static CONTEXT_OPTIONS: StructureSchema = StructureSchema { name: "ContextOptions", members: &[
    Member::of("ReplayChildren", &REPLAY_CHILDREN_SHAPE),
] };
pub(super) static CONTEXT_STARTED_DETAILS: StructureSchema = StructureSchema { name: "ContextStartedDetails", members: &[] };
pub(super) static CONTEXT_SUCCEEDED_DETAILS: StructureSchema = StructureSchema { name: "ContextSucceededDetails", members: &[
    Member::of("Result", &Shape::of(Kind::Structure(&EVENT_RESULT))).required(),
] };
pub(super) static CORS: StructureSchema = StructureSchema { name: "Cors", members: &[
    Member::of("AllowCredentials", &ALLOW_CREDENTIALS_SHAPE),
    Member::of("AllowHeaders", &HEADERS_LIST_SHAPE),
    Member::of("AllowMethods", &ALLOW_METHODS_LIST_SHAPE),
    Member::of("AllowOrigins", &ALLOW_ORIGINS_LIST_SHAPE),
    Member::of("ExposeHeaders", &HEADERS_LIST_SHAPE),
    Member::of("MaxAge", &MAX_AGE_SHAPE),
] };
pub(super) static CREATE_ALIAS_REQUEST: StructureSchema = StructureSchema { name: "CreateAliasRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Name", &ALIAS_SHAPE).required(),
    Member::of("FunctionVersion", &VERSION_WITH_LATEST_PUBLISHED_SHAPE).required(),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("RoutingConfig", &Shape::of(Kind::Structure(&ALIAS_ROUTING_CONFIGURATION))),
] };
pub(super) static CREATE_CAPACITY_PROVIDER_REQUEST: StructureSchema = StructureSchema { name: "CreateCapacityProviderRequest", members: &[
    Member::of("CapacityProviderName", &CAPACITY_PROVIDER_NAME_SHAPE).required(),
    Member::of("VpcConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_VPC_CONFIG))).required(),
    Member::of("PermissionsConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_PERMISSIONS_CONFIG))).required(),
    Member::of("InstanceRequirements", &Shape::of(Kind::Structure(&INSTANCE_REQUIREMENTS))),
    Member::of("CapacityProviderScalingConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_SCALING_CONFIG))),
    Member::of("KmsKeyArn", &KMS_KEY_ARN_NON_EMPTY_SHAPE),
    Member::of("Tags", &TAGS_SHAPE),
    Member::of("PropagateTags", &Shape::of(Kind::Structure(&PROPAGATE_TAGS))),
    Member::of("TelemetryConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_TELEMETRY_CONFIG))),
] };
pub(super) static CREATE_CAPACITY_PROVIDER_RESPONSE: StructureSchema = StructureSchema { name: "CreateCapacityProviderResponse", members: &[
    Member::of("CapacityProvider", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER))).required(),
] };
pub(super) static CREATE_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "CreateCodeSigningConfigRequest", members: &[
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("AllowedPublishers", &Shape::of(Kind::Structure(&ALLOWED_PUBLISHERS))).required(),
    Member::of("CodeSigningPolicies", &Shape::of(Kind::Structure(&CODE_SIGNING_POLICIES))),
    Member::of("Tags", &TAGS_SHAPE),
] };
pub(super) static CREATE_CODE_SIGNING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "CreateCodeSigningConfigResponse", members: &[
    Member::of("CodeSigningConfig", &Shape::of(Kind::Structure(&CODE_SIGNING_CONFIG))).required(),
] };
pub(super) static CREATE_EVENT_SOURCE_MAPPING_REQUEST: StructureSchema = StructureSchema { name: "CreateEventSourceMappingRequest", members: &[
    Member::of("EventSourceArn", &ARN_SHAPE),
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required(),
    Member::of("Enabled", &ENABLED_SHAPE),
    Member::of("BatchSize", &BATCH_SIZE_SHAPE),
    Member::of("FilterCriteria", &Shape::of(Kind::Structure(&FILTER_CRITERIA))),
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("MetricsConfig", &Shape::of(Kind::Structure(&EVENT_SOURCE_MAPPING_METRICS_CONFIG))),
    Member::of("LoggingConfig", &Shape::of(Kind::Structure(&EVENT_SOURCE_MAPPING_LOGGING_CONFIG))),
    Member::of("ScalingConfig", &Shape::of(Kind::Structure(&SCALING_CONFIG))),
    Member::of("MaximumBatchingWindowInSeconds", &MAXIMUM_BATCHING_WINDOW_IN_SECONDS_SHAPE),
    Member::of("ParallelizationFactor", &PARALLELIZATION_FACTOR_SHAPE),
    Member::of("StartingPosition", &EVENT_SOURCE_POSITION_SHAPE),
    Member::of("StartingPositionTimestamp", &DATE_SHAPE),
    Member::of("DestinationConfig", &Shape::of(Kind::Structure(&DESTINATION_CONFIG))),
    Member::of("MaximumRecordAgeInSeconds", &MAXIMUM_RECORD_AGE_IN_SECONDS_SHAPE),
    Member::of("BisectBatchOnFunctionError", &BISECT_BATCH_ON_FUNCTION_ERROR_SHAPE),
    Member::of("MaximumRetryAttempts", &MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING_SHAPE),
    Member::of("Tags", &TAGS_SHAPE),
    Member::of("TumblingWindowInSeconds", &TUMBLING_WINDOW_IN_SECONDS_SHAPE),
    Member::of("Topics", &TOPICS_SHAPE),
    Member::of("Queues", &QUEUES_SHAPE),
    Member::of("SourceAccessConfigurations", &SOURCE_ACCESS_CONFIGURATIONS_SHAPE),
    Member::of("SelfManagedEventSource", &Shape::of(Kind::Structure(&SELF_MANAGED_EVENT_SOURCE))),
    Member::of("FunctionResponseTypes", &FUNCTION_RESPONSE_TYPE_LIST_SHAPE),
    Member::of("AmazonManagedKafkaEventSourceConfig", &Shape::of(Kind::Structure(&AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG))),
    Member::of("SelfManagedKafkaEventSourceConfig", &Shape::of(Kind::Structure(&SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG))),
    Member::of("DocumentDBEventSourceConfig", &Shape::of(Kind::Structure(&DOCUMENT_DB_EVENT_SOURCE_CONFIG))),
    Member::of("ProvisionedPollerConfig", &Shape::of(Kind::Structure(&PROVISIONED_POLLER_CONFIG))),
] };
pub(super) static CREATE_FUNCTION_REQUEST: StructureSchema = StructureSchema { name: "CreateFunctionRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required(),
    Member::of("Runtime", &RUNTIME_SHAPE).unchecked(),
    Member::of("Role", &ROLE_ARN_SHAPE).required(),
    Member::of("Handler", &HANDLER_SHAPE),
    Member::of("Code", &Shape::of(Kind::Structure(&FUNCTION_CODE))).required(),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("Timeout", &TIMEOUT_SHAPE),
    Member::of("MemorySize", &MEMORY_SIZE_SHAPE),
    Member::of("Publish", &BOOLEAN_SHAPE),
    Member::of("PublishTo", &FUNCTION_VERSION_LATEST_PUBLISHED_SHAPE),
    Member::of("VpcConfig", &Shape::of(Kind::Structure(&VPC_CONFIG))),
    Member::of("PackageType", &PACKAGE_TYPE_SHAPE),
    Member::of("DeadLetterConfig", &Shape::of(Kind::Structure(&DEAD_LETTER_CONFIG))),
    Member::of("Environment", &Shape::of(Kind::Structure(&ENVIRONMENT))),
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("TracingConfig", &Shape::of(Kind::Structure(&TRACING_CONFIG))),
    Member::of("Tags", &TAGS_SHAPE),
    Member::of("Layers", &LAYER_LIST_SHAPE),
    Member::of("FileSystemConfigs", &FILE_SYSTEM_CONFIG_LIST_SHAPE),
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE),
    Member::of("ImageConfig", &Shape::of(Kind::Structure(&IMAGE_CONFIG))),
    Member::of("Architectures", &ARCHITECTURES_LIST_SHAPE),
    Member::of("EphemeralStorage", &Shape::of(Kind::Structure(&EPHEMERAL_STORAGE))),
    Member::of("SnapStart", &Shape::of(Kind::Structure(&SNAP_START))),
    Member::of("LoggingConfig", &Shape::of(Kind::Structure(&LOGGING_CONFIG))),
    Member::of("TenancyConfig", &Shape::of(Kind::Structure(&TENANCY_CONFIG))),
    Member::of("CapacityProviderConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_CONFIG))),
    Member::of("DurableConfig", &Shape::of(Kind::Structure(&DURABLE_CONFIG))),
    Member::of("RuntimeConfig", &Shape::of(Kind::Structure(&FUNCTION_RUNTIME_CONFIG))),
    Member::of("AcceleratorConfig", &Shape::of(Kind::Structure(&ACCELERATOR_CONFIG))),
] };
pub(super) static CREATE_FUNCTION_URL_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "CreateFunctionUrlConfigRequest", members: &[
    Member::of("FunctionName", &FUNCTION_URL_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &FUNCTION_URL_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("AuthType", &FUNCTION_URL_AUTH_TYPE_SHAPE).required(),
    Member::of("Cors", &Shape::of(Kind::Structure(&CORS))),
    Member::of("InvokeMode", &INVOKE_MODE_SHAPE),
] };
pub(super) static CREATE_FUNCTION_URL_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "CreateFunctionUrlConfigResponse", members: &[
    Member::of("FunctionUrl", &FUNCTION_URL_SHAPE).required(),
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE).required(),
    Member::of("AuthType", &FUNCTION_URL_AUTH_TYPE_SHAPE).required(),
    Member::of("Cors", &Shape::of(Kind::Structure(&CORS))),
    Member::of("CreationTime", &TIMESTAMP_SHAPE).required(),
    Member::of("InvokeMode", &INVOKE_MODE_SHAPE),
] };
pub(super) static DEAD_LETTER_CONFIG: StructureSchema = StructureSchema { name: "DeadLetterConfig", members: &[
    Member::of("TargetArn", &RESOURCE_ARN_SHAPE),
] };
pub(super) static DELETE_ALIAS_REQUEST: StructureSchema = StructureSchema { name: "DeleteAliasRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Name", &ALIAS_SHAPE).required().at(Location::Label, "Name"),
] };
pub(super) static DELETE_CAPACITY_PROVIDER_REQUEST: StructureSchema = StructureSchema { name: "DeleteCapacityProviderRequest", members: &[
    Member::of("CapacityProviderName", &CAPACITY_PROVIDER_NAME_SHAPE).required().at(Location::Label, "CapacityProviderName"),
] };
pub(super) static DELETE_CAPACITY_PROVIDER_RESPONSE: StructureSchema = StructureSchema { name: "DeleteCapacityProviderResponse", members: &[
    Member::of("CapacityProvider", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER))).required(),
] };
pub(super) static DELETE_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "DeleteCodeSigningConfigRequest", members: &[
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required().at(Location::Label, "CodeSigningConfigArn"),
] };
pub(super) static DELETE_CODE_SIGNING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "DeleteCodeSigningConfigResponse", members: &[] };
pub(super) static DELETE_DURABLE_EXECUTION_REQUEST: StructureSchema = StructureSchema { name: "DeleteDurableExecutionRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
] };
pub(super) static DELETE_DURABLE_EXECUTION_RESPONSE: StructureSchema = StructureSchema { name: "DeleteDurableExecutionResponse", members: &[
    Member::of("DeletionRequestTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
] };
pub(super) static DELETE_EVENT_SOURCE_MAPPING_REQUEST: StructureSchema = StructureSchema { name: "DeleteEventSourceMappingRequest", members: &[
    Member::of("UUID", &UUID_STRING_SHAPE).required().at(Location::Label, "UUID"),
] };
pub(super) static DELETE_FUNCTION_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "DeleteFunctionCodeSigningConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
] };
pub(super) static DELETE_FUNCTION_CONCURRENCY_REQUEST: StructureSchema = StructureSchema { name: "DeleteFunctionConcurrencyRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
] };
pub(super) static DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "DeleteFunctionEventInvokeConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static DELETE_FUNCTION_REQUEST: StructureSchema = StructureSchema { name: "DeleteFunctionRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static DELETE_FUNCTION_RESPONSE: StructureSchema = StructureSchema { name: "DeleteFunctionResponse", members: &[
    Member::of("StatusCode", &INTEGER_SHAPE).at(Location::Status, "StatusCode"),
] };
pub(super) static DELETE_FUNCTION_URL_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "DeleteFunctionUrlConfigRequest", members: &[
    Member::of("FunctionName", &FUNCTION_URL_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &FUNCTION_URL_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static DELETE_LAYER_VERSION_REQUEST: StructureSchema = StructureSchema { name: "DeleteLayerVersionRequest", members: &[
    Member::of("LayerName", &LAYER_NAME_OR_ARN_SHAPE).required().at(Location::Label, "LayerName"),
    Member::of("VersionNumber", &LAYER_VERSION_NUMBER_SHAPE).required().at(Location::Label, "VersionNumber"),
] };
pub(super) static DELETE_PROVISIONED_CONCURRENCY_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "DeleteProvisionedConcurrencyConfigRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &QUALIFIER_SHAPE).required().at(Location::QueryString, "Qualifier"),
] };
pub(super) static DELETE_RESOURCE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "DeleteResourcePolicyRequest", members: &[
    Member::of("ResourceArn", &POLICY_RESOURCE_ARN_SHAPE).required().at(Location::Label, "ResourceArn"),
    Member::of("RevisionId", &REVISION_ID_SHAPE).at(Location::QueryString, "RevisionId"),
] };
pub(super) static DESTINATION_CONFIG: StructureSchema = StructureSchema { name: "DestinationConfig", members: &[
    Member::of("OnSuccess", &Shape::of(Kind::Structure(&ON_SUCCESS))),
    Member::of("OnFailure", &Shape::of(Kind::Structure(&ON_FAILURE))),
] };
pub(super) static DOCUMENT_DB_EVENT_SOURCE_CONFIG: StructureSchema = StructureSchema { name: "DocumentDBEventSourceConfig", members: &[
    Member::of("DatabaseName", &DATABASE_NAME_SHAPE),
    Member::of("CollectionName", &COLLECTION_NAME_SHAPE),
    Member::of("FullDocument", &FULL_DOCUMENT_SHAPE),
] };
pub(super) static DURABLE_CONFIG: StructureSchema = StructureSchema { name: "DurableConfig", members: &[
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("RetentionPeriodInDays", &RETENTION_PERIOD_IN_DAYS_SHAPE),
    Member::of("ExecutionTimeout", &EXECUTION_TIMEOUT_SHAPE),
] };
pub(super) static ENVIRONMENT: StructureSchema = StructureSchema { name: "Environment", members: &[
    Member::of("Variables", &ENVIRONMENT_VARIABLES_SHAPE),
] };
pub(super) static ENVIRONMENT_ERROR: StructureSchema = StructureSchema { name: "EnvironmentError", members: &[
    Member::of("ErrorCode", &STRING_SHAPE),
    Member::of("Message", &SENSITIVE_STRING_SHAPE),
] };
pub(super) static ENVIRONMENT_RESPONSE: StructureSchema = StructureSchema { name: "EnvironmentResponse", members: &[
    Member::of("Variables", &ENVIRONMENT_VARIABLES_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&ENVIRONMENT_ERROR))),
] };
pub(super) static EPHEMERAL_STORAGE: StructureSchema = StructureSchema { name: "EphemeralStorage", members: &[
    Member::of("Size", &EPHEMERAL_STORAGE_SIZE_SHAPE).required(),
] };
pub(super) static ERROR_OBJECT: StructureSchema = StructureSchema { name: "ErrorObject", members: &[
    Member::of("ErrorMessage", &ERROR_MESSAGE_SHAPE),
    Member::of("ErrorType", &ERROR_TYPE_SHAPE),
    Member::of("ErrorData", &ERROR_DATA_SHAPE),
    Member::of("StackTrace", &STACK_TRACE_ENTRIES_SHAPE),
] };
pub(super) static EVENT: StructureSchema = StructureSchema { name: "Event", members: &[
    Member::of("EventType", &EVENT_TYPE_SHAPE),
    Member::of("SubType", &OPERATION_SUB_TYPE_SHAPE),
    Member::of("EventId", &EVENT_ID_SHAPE),
    Member::of("Id", &OPERATION_ID_SHAPE),
    Member::of("Name", &OPERATION_NAME_SHAPE),
    Member::of("EventTimestamp", &EXECUTION_TIMESTAMP_SHAPE),
    Member::of("ParentId", &OPERATION_ID_SHAPE),
    Member::of("ExecutionStartedDetails", &Shape::of(Kind::Structure(&EXECUTION_STARTED_DETAILS))),
    Member::of("ExecutionSucceededDetails", &Shape::of(Kind::Structure(&EXECUTION_SUCCEEDED_DETAILS))),
    Member::of("ExecutionFailedDetails", &Shape::of(Kind::Structure(&EXECUTION_FAILED_DETAILS))),
    Member::of("ExecutionTimedOutDetails", &Shape::of(Kind::Structure(&EXECUTION_TIMED_OUT_DETAILS))),
    Member::of("ExecutionStoppedDetails", &Shape::of(Kind::Structure(&EXECUTION_STOPPED_DETAILS))),
    Member::of("ContextStartedDetails", &Shape::of(Kind::Structure(&CONTEXT_STARTED_DETAILS))),
    Member::of("ContextSucceededDetails", &Shape::of(Kind::Structure(&CONTEXT_SUCCEEDED_DETAILS))),
    Member::of("ContextFailedDetails", &Shape::of(Kind::Structure(&CONTEXT_FAILED_DETAILS))),
    Member::of("WaitStartedDetails", &Shape::of(Kind::Structure(&WAIT_STARTED_DETAILS))),
    Member::of("WaitSucceededDetails", &Shape::of(Kind::Structure(&WAIT_SUCCEEDED_DETAILS))),
    Member::of("WaitCancelledDetails", &Shape::of(Kind::Structure(&WAIT_CANCELLED_DETAILS))),
    Member::of("StepStartedDetails", &Shape::of(Kind::Structure(&STEP_STARTED_DETAILS))),
    Member::of("StepSucceededDetails", &Shape::of(Kind::Structure(&STEP_SUCCEEDED_DETAILS))),
    Member::of("StepFailedDetails", &Shape::of(Kind::Structure(&STEP_FAILED_DETAILS))),
    Member::of("ChainedInvokeStartedDetails", &Shape::of(Kind::Structure(&CHAINED_INVOKE_STARTED_DETAILS))),
    Member::of("ChainedInvokeSucceededDetails", &Shape::of(Kind::Structure(&CHAINED_INVOKE_SUCCEEDED_DETAILS))),
    Member::of("ChainedInvokeFailedDetails", &Shape::of(Kind::Structure(&CHAINED_INVOKE_FAILED_DETAILS))),
    Member::of("ChainedInvokeTimedOutDetails", &Shape::of(Kind::Structure(&CHAINED_INVOKE_TIMED_OUT_DETAILS))),
    Member::of("ChainedInvokeStoppedDetails", &Shape::of(Kind::Structure(&CHAINED_INVOKE_STOPPED_DETAILS))),
    Member::of("CallbackStartedDetails", &Shape::of(Kind::Structure(&CALLBACK_STARTED_DETAILS))),
    Member::of("CallbackSucceededDetails", &Shape::of(Kind::Structure(&CALLBACK_SUCCEEDED_DETAILS))),
    Member::of("CallbackFailedDetails", &Shape::of(Kind::Structure(&CALLBACK_FAILED_DETAILS))),
    Member::of("CallbackTimedOutDetails", &Shape::of(Kind::Structure(&CALLBACK_TIMED_OUT_DETAILS))),
    Member::of("InvocationCompletedDetails", &Shape::of(Kind::Structure(&INVOCATION_COMPLETED_DETAILS))),
    Member::of("ExecutionPausedDetails", &Shape::of(Kind::Structure(&EXECUTION_PAUSED_DETAILS))),
    Member::of("ExecutionResumedDetails", &Shape::of(Kind::Structure(&EXECUTION_RESUMED_DETAILS))),
] };
pub(super) static EVENT_ERROR: StructureSchema = StructureSchema { name: "EventError", members: &[
    Member::of("Payload", &Shape::of(Kind::Structure(&ERROR_OBJECT))),
    Member::of("Truncated", &TRUNCATED_SHAPE),
] };
pub(super) static EVENT_INPUT: StructureSchema = StructureSchema { name: "EventInput", members: &[
    Member::of("Payload", &INPUT_PAYLOAD_SHAPE),
    Member::of("Truncated", &TRUNCATED_SHAPE),
] };
pub(super) static EVENT_PAUSE_REASON: StructureSchema = StructureSchema { name: "EventPauseReason", members: &[
    Member::of("Payload", &PAUSE_REASON_SHAPE),
    Member::of("Truncated", &TRUNCATED_SHAPE),
] };
pub(super) static EVENT_RESULT: StructureSchema = StructureSchema { name: "EventResult", members: &[
    Member::of("Payload", &OPERATION_PAYLOAD_SHAPE),
    Member::of("Truncated", &TRUNCATED_SHAPE),
] };
pub(super) static EVENT_RESUME_REASON: StructureSchema = StructureSchema { name: "EventResumeReason", members: &[
    Member::of("Payload", &RESUME_REASON_SHAPE),
    Member::of("Truncated", &TRUNCATED_SHAPE),
] };
pub(super) static EVENT_SOURCE_MAPPING_CONFIGURATION: StructureSchema = StructureSchema { name: "EventSourceMappingConfiguration", members: &[
    Member::of("UUID", &UUID_STRING_SHAPE),
    Member::of("StartingPosition", &EVENT_SOURCE_POSITION_SHAPE),
    Member::of("StartingPositionTimestamp", &DATE_SHAPE),
    Member::of("BatchSize", &BATCH_SIZE_SHAPE),
    Member::of("MaximumBatchingWindowInSeconds", &MAXIMUM_BATCHING_WINDOW_IN_SECONDS_SHAPE),
    Member::of("ParallelizationFactor", &PARALLELIZATION_FACTOR_SHAPE),
    Member::of("EventSourceArn", &ARN_SHAPE),
    Member::of("FilterCriteria", &Shape::of(Kind::Structure(&FILTER_CRITERIA))),
    Member::of("FilterCriteriaError", &Shape::of(Kind::Structure(&FILTER_CRITERIA_ERROR))),
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("MetricsConfig", &Shape::of(Kind::Structure(&EVENT_SOURCE_MAPPING_METRICS_CONFIG))),
    Member::of("LoggingConfig", &Shape::of(Kind::Structure(&EVENT_SOURCE_MAPPING_LOGGING_CONFIG))),
    Member::of("ScalingConfig", &Shape::of(Kind::Structure(&SCALING_CONFIG))),
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE),
    Member::of("LastModified", &DATE_SHAPE),
    Member::of("LastProcessingResult", &STRING_SHAPE),
    Member::of("State", &STRING_SHAPE),
    Member::of("StateTransitionReason", &STRING_SHAPE),
    Member::of("DestinationConfig", &Shape::of(Kind::Structure(&DESTINATION_CONFIG))),
    Member::of("Topics", &TOPICS_SHAPE),
    Member::of("Queues", &QUEUES_SHAPE),
    Member::of("SourceAccessConfigurations", &SOURCE_ACCESS_CONFIGURATIONS_SHAPE),
    Member::of("SelfManagedEventSource", &Shape::of(Kind::Structure(&SELF_MANAGED_EVENT_SOURCE))),
    Member::of("MaximumRecordAgeInSeconds", &MAXIMUM_RECORD_AGE_IN_SECONDS_SHAPE),
    Member::of("BisectBatchOnFunctionError", &BISECT_BATCH_ON_FUNCTION_ERROR_SHAPE),
    Member::of("MaximumRetryAttempts", &MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING_SHAPE),
    Member::of("TumblingWindowInSeconds", &TUMBLING_WINDOW_IN_SECONDS_SHAPE),
    Member::of("FunctionResponseTypes", &FUNCTION_RESPONSE_TYPE_LIST_SHAPE),
    Member::of("AmazonManagedKafkaEventSourceConfig", &Shape::of(Kind::Structure(&AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG))),
    Member::of("SelfManagedKafkaEventSourceConfig", &Shape::of(Kind::Structure(&SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG))),
    Member::of("DocumentDBEventSourceConfig", &Shape::of(Kind::Structure(&DOCUMENT_DB_EVENT_SOURCE_CONFIG))),
    Member::of("EventSourceMappingArn", &EVENT_SOURCE_MAPPING_ARN_SHAPE),
    Member::of("ProvisionedPollerConfig", &Shape::of(Kind::Structure(&PROVISIONED_POLLER_CONFIG))),
] };
pub(super) static EVENT_SOURCE_MAPPING_LOGGING_CONFIG: StructureSchema = StructureSchema { name: "EventSourceMappingLoggingConfig", members: &[
    Member::of("SystemLogLevel", &EVENT_SOURCE_MAPPING_SYSTEM_LOG_LEVEL_SHAPE),
] };
pub(super) static EVENT_SOURCE_MAPPING_METRICS_CONFIG: StructureSchema = StructureSchema { name: "EventSourceMappingMetricsConfig", members: &[
    Member::of("Metrics", &EVENT_SOURCE_MAPPING_METRIC_LIST_SHAPE),
] };
pub(super) static EXECUTION: StructureSchema = StructureSchema { name: "Execution", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required(),
    Member::of("DurableExecutionName", &DURABLE_EXECUTION_NAME_SHAPE).required(),
    Member::of("FunctionArn", &NAME_SPACED_FUNCTION_ARN_SHAPE).required(),
    Member::of("Status", &EXECUTION_STATUS_SHAPE).required(),
    Member::of("StartTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("EndTimestamp", &EXECUTION_TIMESTAMP_SHAPE),
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
] };
pub(super) static EXECUTION_DETAILS: StructureSchema = StructureSchema { name: "ExecutionDetails", members: &[
    Member::of("InputPayload", &INPUT_PAYLOAD_SHAPE),
] };
pub(super) static EXECUTION_FAILED_DETAILS: StructureSchema = StructureSchema { name: "ExecutionFailedDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static EXECUTION_PAUSED_DETAILS: StructureSchema = StructureSchema { name: "ExecutionPausedDetails", members: &[
    Member::of("PauseRequestTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("Reason", &Shape::of(Kind::Structure(&EVENT_PAUSE_REASON))),
    Member::of("ExecutionTimeoutPaused", &EXECUTION_TIMEOUT_PAUSED_SHAPE).required(),
] };
pub(super) static EXECUTION_RESUMED_DETAILS: StructureSchema = StructureSchema { name: "ExecutionResumedDetails", members: &[
    Member::of("ResumeRequestTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("Reason", &Shape::of(Kind::Structure(&EVENT_RESUME_REASON))),
] };
pub(super) static EXECUTION_STARTED_DETAILS: StructureSchema = StructureSchema { name: "ExecutionStartedDetails", members: &[
    Member::of("Input", &Shape::of(Kind::Structure(&EVENT_INPUT))).required(),
    Member::of("ExecutionTimeout", &DURATION_SECONDS_SHAPE).required(),
] };
pub(super) static EXECUTION_STOPPED_DETAILS: StructureSchema = StructureSchema { name: "ExecutionStoppedDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
] };
pub(super) static EXECUTION_SUCCEEDED_DETAILS: StructureSchema = StructureSchema { name: "ExecutionSucceededDetails", members: &[
    Member::of("Result", &Shape::of(Kind::Structure(&EVENT_RESULT))).required(),
] };
pub(super) static EXECUTION_TIMED_OUT_DETAILS: StructureSchema = StructureSchema { name: "ExecutionTimedOutDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))),
] };
pub(super) static FILE_SYSTEM_CONFIG: StructureSchema = StructureSchema { name: "FileSystemConfig", members: &[
    Member::of("Arn", &FILE_SYSTEM_ARN_SHAPE).required(),
    Member::of("LocalMountPath", &LOCAL_MOUNT_PATH_SHAPE).required(),
    Member::of("S3FilesConfig", &Shape::of(Kind::Structure(&S3_FILES_CONFIG))),
] };
pub(super) static FILTER: StructureSchema = StructureSchema { name: "Filter", members: &[
    Member::of("Pattern", &PATTERN_SHAPE),
] };
pub(super) static FILTER_CRITERIA: StructureSchema = StructureSchema { name: "FilterCriteria", members: &[
    Member::of("Filters", &FILTER_LIST_SHAPE),
] };
pub(super) static FILTER_CRITERIA_ERROR: StructureSchema = StructureSchema { name: "FilterCriteriaError", members: &[
    Member::of("ErrorCode", &FILTER_CRITERIA_ERROR_CODE_SHAPE),
    Member::of("Message", &FILTER_CRITERIA_ERROR_MESSAGE_SHAPE),
] };
pub(super) static FUNCTION_CODE: StructureSchema = StructureSchema { name: "FunctionCode", members: &[
    Member::of("ZipFile", &BLOB_SHAPE),
    Member::of("S3Bucket", &S3_BUCKET_SHAPE),
    Member::of("S3Key", &S3_KEY_SHAPE),
    Member::of("S3ObjectVersion", &S3_OBJECT_VERSION_SHAPE),
    Member::of("S3ObjectStorageMode", &S3_OBJECT_STORAGE_MODE_SHAPE),
    Member::of("ImageUri", &STRING_SHAPE),
    Member::of("SourceKMSKeyArn", &KMS_KEY_ARN_SHAPE),
] };
pub(super) static FUNCTION_CODE_LOCATION: StructureSchema = StructureSchema { name: "FunctionCodeLocation", members: &[
    Member::of("RepositoryType", &STRING_SHAPE),
    Member::of("Location", &SENSITIVE_STRING_ON_SERVER_ONLY_SHAPE),
    Member::of("ImageUri", &STRING_SHAPE),
    Member::of("ResolvedImageUri", &STRING_SHAPE),
    Member::of("ResolvedS3Object", &Shape::of(Kind::Structure(&RESOLVED_S3_OBJECT))),
    Member::of("SourceKMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&FUNCTION_CODE_LOCATION_ERROR))),
] };
pub(super) static FUNCTION_CODE_LOCATION_ERROR: StructureSchema = StructureSchema { name: "FunctionCodeLocationError", members: &[
    Member::of("ErrorCode", &STRING_SHAPE),
    Member::of("Message", &SENSITIVE_STRING_SHAPE),
] };
pub(super) static FUNCTION_CONFIGURATION: StructureSchema = StructureSchema { name: "FunctionConfiguration", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE),
    Member::of("FunctionArn", &NAME_SPACED_FUNCTION_ARN_SHAPE),
    Member::of("Runtime", &RUNTIME_SHAPE),
    Member::of("Role", &ROLE_ARN_SHAPE),
    Member::of("Handler", &HANDLER_SHAPE),
    Member::of("CodeSize", &LONG_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("Timeout", &TIMEOUT_SHAPE),
    Member::of("MemorySize", &MEMORY_SIZE_SHAPE),
    Member::of("LastModified", &TIMESTAMP_SHAPE),
    Member::of("CodeSha256", &STRING_SHAPE),
    Member::of("Version", &VERSION_SHAPE),
    Member::of("VpcConfig", &Shape::of(Kind::Structure(&VPC_CONFIG_RESPONSE))),
    Member::of("DeadLetterConfig", &Shape::of(Kind::Structure(&DEAD_LETTER_CONFIG))),
    Member::of("Environment", &Shape::of(Kind::Structure(&ENVIRONMENT_RESPONSE))),
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("TracingConfig", &Shape::of(Kind::Structure(&TRACING_CONFIG_RESPONSE))),
    Member::of("MasterArn", &FUNCTION_ARN_SHAPE),
    Member::of("RevisionId", &STRING_SHAPE),
    Member::of("Layers", &LAYERS_REFERENCE_LIST_SHAPE),
    Member::of("State", &STATE_SHAPE),
    Member::of("StateReason", &STATE_REASON_SHAPE),
    Member::of("StateReasonCode", &STATE_REASON_CODE_SHAPE),
    Member::of("LastUpdateStatus", &LAST_UPDATE_STATUS_SHAPE),
    Member::of("LastUpdateStatusReason", &LAST_UPDATE_STATUS_REASON_SHAPE),
    Member::of("LastUpdateStatusReasonCode", &LAST_UPDATE_STATUS_REASON_CODE_SHAPE),
    Member::of("FileSystemConfigs", &FILE_SYSTEM_CONFIG_LIST_SHAPE),
    Member::of("SigningProfileVersionArn", &ARN_SHAPE),
    Member::of("SigningJobArn", &ARN_SHAPE),
    Member::of("PackageType", &PACKAGE_TYPE_SHAPE),
    Member::of("ImageConfigResponse", &Shape::of(Kind::Structure(&IMAGE_CONFIG_RESPONSE))),
    Member::of("Architectures", &ARCHITECTURES_LIST_SHAPE),
    Member::of("EphemeralStorage", &Shape::of(Kind::Structure(&EPHEMERAL_STORAGE))),
    Member::of("SnapStart", &Shape::of(Kind::Structure(&SNAP_START_RESPONSE))),
    Member::of("RuntimeVersionConfig", &Shape::of(Kind::Structure(&RUNTIME_VERSION_CONFIG))),
    Member::of("LoggingConfig", &Shape::of(Kind::Structure(&LOGGING_CONFIG))),
    Member::of("TenancyConfig", &Shape::of(Kind::Structure(&TENANCY_CONFIG))),
    Member::of("CapacityProviderConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_CONFIG))),
    Member::of("ConfigSha256", &STRING_SHAPE),
    Member::of("DurableConfig", &Shape::of(Kind::Structure(&DURABLE_CONFIG))),
    Member::of("RuntimeConfig", &Shape::of(Kind::Structure(&FUNCTION_RUNTIME_CONFIG))),
    Member::of("AcceleratorConfig", &Shape::of(Kind::Structure(&ACCELERATOR_CONFIG))),
] };
pub(super) static FUNCTION_EVENT_INVOKE_CONFIG: StructureSchema = StructureSchema { name: "FunctionEventInvokeConfig", members: &[
    Member::of("LastModified", &DATE_SHAPE),
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE),
    Member::of("MaximumRetryAttempts", &MAXIMUM_RETRY_ATTEMPTS_SHAPE),
    Member::of("MaximumEventAgeInSeconds", &MAXIMUM_EVENT_AGE_IN_SECONDS_SHAPE),
    Member::of("DestinationConfig", &Shape::of(Kind::Structure(&DESTINATION_CONFIG))),
] };
pub(super) static FUNCTION_RUNTIME_CONFIG: StructureSchema = StructureSchema { name: "FunctionRuntimeConfig", members: &[
    Member::of("RuntimeArn", &FUNCTION_RUNTIME_ARN_SHAPE).required(),
    Member::of("RuntimeAlias", &FUNCTION_RUNTIME_ALIAS_SHAPE).required(),
] };
pub(super) static FUNCTION_SCALING_CONFIG: StructureSchema = StructureSchema { name: "FunctionScalingConfig", members: &[
    Member::of("MinExecutionEnvironments", &FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS_SHAPE),
    Member::of("MaxExecutionEnvironments", &FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS_SHAPE),
] };
pub(super) static FUNCTION_URL_CONFIG: StructureSchema = StructureSchema { name: "FunctionUrlConfig", members: &[
    Member::of("FunctionUrl", &FUNCTION_URL_SHAPE).required(),
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE).required(),
    Member::of("CreationTime", &TIMESTAMP_SHAPE).required(),
    Member::of("LastModifiedTime", &TIMESTAMP_SHAPE).required(),
    Member::of("Cors", &Shape::of(Kind::Structure(&CORS))),
    Member::of("AuthType", &FUNCTION_URL_AUTH_TYPE_SHAPE).required(),
    Member::of("InvokeMode", &INVOKE_MODE_SHAPE),
] };
pub(super) static FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_LIST_ITEM: StructureSchema = StructureSchema { name: "FunctionVersionsByCapacityProviderListItem", members: &[
    Member::of("FunctionArn", &NAME_SPACED_FUNCTION_ARN_SHAPE).required(),
    Member::of("State", &STATE_SHAPE).required(),
] };
pub(super) static GET_ACCOUNT_SETTINGS_REQUEST: StructureSchema = StructureSchema { name: "GetAccountSettingsRequest", members: &[] };
pub(super) static GET_ACCOUNT_SETTINGS_RESPONSE: StructureSchema = StructureSchema { name: "GetAccountSettingsResponse", members: &[
    Member::of("AccountLimit", &Shape::of(Kind::Structure(&ACCOUNT_LIMIT))),
    Member::of("AccountUsage", &Shape::of(Kind::Structure(&ACCOUNT_USAGE))),
] };
pub(super) static GET_ALIAS_REQUEST: StructureSchema = StructureSchema { name: "GetAliasRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Name", &ALIAS_SHAPE).required().at(Location::Label, "Name"),
] };
pub(super) static GET_CAPACITY_PROVIDER_REQUEST: StructureSchema = StructureSchema { name: "GetCapacityProviderRequest", members: &[
    Member::of("CapacityProviderName", &CAPACITY_PROVIDER_NAME_SHAPE).required().at(Location::Label, "CapacityProviderName"),
] };
pub(super) static GET_CAPACITY_PROVIDER_RESPONSE: StructureSchema = StructureSchema { name: "GetCapacityProviderResponse", members: &[
    Member::of("CapacityProvider", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER))).required(),
] };
pub(super) static GET_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetCodeSigningConfigRequest", members: &[
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required().at(Location::Label, "CodeSigningConfigArn"),
] };
pub(super) static GET_CODE_SIGNING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "GetCodeSigningConfigResponse", members: &[
    Member::of("CodeSigningConfig", &Shape::of(Kind::Structure(&CODE_SIGNING_CONFIG))).required(),
] };
pub(super) static GET_DURABLE_EXECUTION_HISTORY_REQUEST: StructureSchema = StructureSchema { name: "GetDurableExecutionHistoryRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
    Member::of("IncludeExecutionData", &INCLUDE_EXECUTION_DATA_SHAPE).at(Location::QueryString, "IncludeExecutionData"),
    Member::of("MaxItems", &ITEM_COUNT_SHAPE).at(Location::QueryString, "MaxItems"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("ReverseOrder", &REVERSE_ORDER_SHAPE).at(Location::QueryString, "ReverseOrder"),
] };
pub(super) static GET_DURABLE_EXECUTION_HISTORY_RESPONSE: StructureSchema = StructureSchema { name: "GetDurableExecutionHistoryResponse", members: &[
    Member::of("Events", &EVENTS_SHAPE).required(),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static GET_DURABLE_EXECUTION_REQUEST: StructureSchema = StructureSchema { name: "GetDurableExecutionRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
    Member::of("IncludeExecutionData", &INCLUDE_EXECUTION_DATA_SHAPE).at(Location::QueryString, "IncludeExecutionData"),
] };
pub(super) static GET_DURABLE_EXECUTION_RESPONSE: StructureSchema = StructureSchema { name: "GetDurableExecutionResponse", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required(),
    Member::of("DurableExecutionName", &DURABLE_EXECUTION_NAME_SHAPE).required(),
    Member::of("FunctionArn", &NAME_SPACED_FUNCTION_ARN_SHAPE).required(),
    Member::of("InputPayload", &INPUT_PAYLOAD_SHAPE),
    Member::of("Result", &OUTPUT_PAYLOAD_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))),
    Member::of("StartTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("Status", &EXECUTION_STATUS_SHAPE).required(),
    Member::of("EndTimestamp", &EXECUTION_TIMESTAMP_SHAPE),
    Member::of("Version", &VERSION_WITH_LATEST_PUBLISHED_SHAPE),
    Member::of("TraceHeader", &Shape::of(Kind::Structure(&TRACE_HEADER))),
    Member::of("ExecutionDataIncluded", &EXECUTION_DATA_INCLUDED_SHAPE),
    Member::of("DurableConfig", &Shape::of(Kind::Structure(&DURABLE_CONFIG))),
    Member::of("PauseDetails", &Shape::of(Kind::Structure(&PAUSE_DETAILS))),
    Member::of("ExpectedExecutionTimeoutTimestamp", &EXECUTION_TIMESTAMP_SHAPE),
] };
pub(super) static GET_DURABLE_EXECUTION_STATE_REQUEST: StructureSchema = StructureSchema { name: "GetDurableExecutionStateRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
    Member::of("CheckpointToken", &CHECKPOINT_TOKEN_SHAPE).required().at(Location::QueryString, "CheckpointToken"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &ITEM_COUNT_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static GET_DURABLE_EXECUTION_STATE_RESPONSE: StructureSchema = StructureSchema { name: "GetDurableExecutionStateResponse", members: &[
    Member::of("Operations", &OPERATIONS_SHAPE).required(),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static GET_EVENT_SOURCE_MAPPING_REQUEST: StructureSchema = StructureSchema { name: "GetEventSourceMappingRequest", members: &[
    Member::of("UUID", &UUID_STRING_SHAPE).required().at(Location::Label, "UUID"),
] };
pub(super) static GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionCodeSigningConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
] };
pub(super) static GET_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "GetFunctionCodeSigningConfigResponse", members: &[
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required(),
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required(),
] };
pub(super) static GET_FUNCTION_CONCURRENCY_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionConcurrencyRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
] };
pub(super) static GET_FUNCTION_CONCURRENCY_RESPONSE: StructureSchema = StructureSchema { name: "GetFunctionConcurrencyResponse", members: &[
    Member::of("ReservedConcurrentExecutions", &RESERVED_CONCURRENT_EXECUTIONS_SHAPE),
] };
pub(super) static GET_FUNCTION_CONFIGURATION_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionConfigurationRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionEventInvokeConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_FUNCTION_RECURSION_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionRecursionConfigRequest", members: &[
    Member::of("FunctionName", &UNQUALIFIED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
] };
pub(super) static GET_FUNCTION_RECURSION_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "GetFunctionRecursionConfigResponse", members: &[
    Member::of("RecursiveLoop", &RECURSIVE_LOOP_SHAPE),
] };
pub(super) static GET_FUNCTION_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_FUNCTION_RESPONSE: StructureSchema = StructureSchema { name: "GetFunctionResponse", members: &[
    Member::of("Configuration", &Shape::of(Kind::Structure(&FUNCTION_CONFIGURATION))),
    Member::of("Code", &Shape::of(Kind::Structure(&FUNCTION_CODE_LOCATION))),
    Member::of("Tags", &TAGS_SHAPE),
    Member::of("TagsError", &Shape::of(Kind::Structure(&TAGS_ERROR))),
    Member::of("Concurrency", &Shape::of(Kind::Structure(&CONCURRENCY))),
] };
pub(super) static GET_FUNCTION_SCALING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionScalingConfigRequest", members: &[
    Member::of("FunctionName", &UNQUALIFIED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &PUBLISHED_FUNCTION_QUALIFIER_SHAPE).required().at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_FUNCTION_SCALING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "GetFunctionScalingConfigResponse", members: &[
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE),
    Member::of("AppliedFunctionScalingConfig", &Shape::of(Kind::Structure(&FUNCTION_SCALING_CONFIG))),
    Member::of("RequestedFunctionScalingConfig", &Shape::of(Kind::Structure(&FUNCTION_SCALING_CONFIG))),
] };
pub(super) static GET_FUNCTION_URL_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetFunctionUrlConfigRequest", members: &[
    Member::of("FunctionName", &FUNCTION_URL_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &FUNCTION_URL_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_FUNCTION_URL_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "GetFunctionUrlConfigResponse", members: &[
    Member::of("FunctionUrl", &FUNCTION_URL_SHAPE).required(),
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE).required(),
    Member::of("AuthType", &FUNCTION_URL_AUTH_TYPE_SHAPE).required(),
    Member::of("Cors", &Shape::of(Kind::Structure(&CORS))),
    Member::of("CreationTime", &TIMESTAMP_SHAPE).required(),
    Member::of("LastModifiedTime", &TIMESTAMP_SHAPE).required(),
    Member::of("InvokeMode", &INVOKE_MODE_SHAPE),
] };
pub(super) static GET_LAYER_VERSION_BY_ARN_REQUEST: StructureSchema = StructureSchema { name: "GetLayerVersionByArnRequest", members: &[
    Member::of("Arn", &LAYER_VERSION_ARN_SHAPE).required().at(Location::QueryString, "Arn"),
] };
pub(super) static GET_LAYER_VERSION_POLICY_REQUEST: StructureSchema = StructureSchema { name: "GetLayerVersionPolicyRequest", members: &[
    Member::of("LayerName", &LAYER_NAME_OR_ARN_SHAPE).required().at(Location::Label, "LayerName"),
    Member::of("VersionNumber", &LAYER_VERSION_NUMBER_SHAPE).required().at(Location::Label, "VersionNumber"),
] };
pub(super) static GET_LAYER_VERSION_POLICY_RESPONSE: StructureSchema = StructureSchema { name: "GetLayerVersionPolicyResponse", members: &[
    Member::of("Policy", &STRING_SHAPE),
    Member::of("RevisionId", &STRING_SHAPE),
] };
pub(super) static GET_LAYER_VERSION_REQUEST: StructureSchema = StructureSchema { name: "GetLayerVersionRequest", members: &[
    Member::of("LayerName", &LAYER_NAME_OR_ARN_SHAPE).required().at(Location::Label, "LayerName"),
    Member::of("VersionNumber", &LAYER_VERSION_NUMBER_SHAPE).required().at(Location::Label, "VersionNumber"),
] };
pub(super) static GET_LAYER_VERSION_RESPONSE: StructureSchema = StructureSchema { name: "GetLayerVersionResponse", members: &[
    Member::of("Content", &Shape::of(Kind::Structure(&LAYER_VERSION_CONTENT_OUTPUT))),
    Member::of("LayerArn", &LAYER_ARN_SHAPE),
    Member::of("LayerVersionArn", &LAYER_VERSION_ARN_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("CreatedDate", &TIMESTAMP_SHAPE),
    Member::of("Version", &LAYER_VERSION_NUMBER_SHAPE),
    Member::of("CompatibleArchitectures", &COMPATIBLE_ARCHITECTURES_SHAPE),
    Member::of("CompatibleRuntimes", &COMPATIBLE_RUNTIMES_SHAPE),
    Member::of("LicenseInfo", &LICENSE_INFO_SHAPE),
] };
pub(super) static GET_POLICY_REQUEST: StructureSchema = StructureSchema { name: "GetPolicyRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_POLICY_RESPONSE: StructureSchema = StructureSchema { name: "GetPolicyResponse", members: &[
    Member::of("Policy", &STRING_SHAPE),
    Member::of("RevisionId", &STRING_SHAPE),
] };
pub(super) static GET_PROVISIONED_CONCURRENCY_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetProvisionedConcurrencyConfigRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &QUALIFIER_SHAPE).required().at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "GetProvisionedConcurrencyConfigResponse", members: &[
    Member::of("RequestedProvisionedConcurrentExecutions", &POSITIVE_INTEGER_SHAPE),
    Member::of("AvailableProvisionedConcurrentExecutions", &NON_NEGATIVE_INTEGER_SHAPE),
    Member::of("AllocatedProvisionedConcurrentExecutions", &NON_NEGATIVE_INTEGER_SHAPE),
    Member::of("Status", &PROVISIONED_CONCURRENCY_STATUS_ENUM_SHAPE),
    Member::of("StatusReason", &STRING_SHAPE),
    Member::of("LastModified", &TIMESTAMP_SHAPE),
] };
pub(super) static GET_RESOURCE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "GetResourcePolicyRequest", members: &[
    Member::of("ResourceArn", &POLICY_RESOURCE_ARN_SHAPE).required().at(Location::Label, "ResourceArn"),
] };
pub(super) static GET_RESOURCE_POLICY_RESPONSE: StructureSchema = StructureSchema { name: "GetResourcePolicyResponse", members: &[
    Member::of("Policy", &RESOURCE_POLICY_SHAPE),
    Member::of("RevisionId", &REVISION_ID_SHAPE),
] };
pub(super) static GET_RUNTIME_MANAGEMENT_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "GetRuntimeManagementConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
] };
pub(super) static GET_RUNTIME_MANAGEMENT_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "GetRuntimeManagementConfigResponse", members: &[
    Member::of("UpdateRuntimeOn", &UPDATE_RUNTIME_ON_SHAPE),
    Member::of("FunctionArn", &NAME_SPACED_FUNCTION_ARN_SHAPE),
    Member::of("RuntimeVersionArn", &RUNTIME_VERSION_ARN_SHAPE),
] };
pub(super) static IMAGE_CONFIG: StructureSchema = StructureSchema { name: "ImageConfig", members: &[
    Member::of("EntryPoint", &STRING_LIST_SHAPE),
    Member::of("Command", &STRING_LIST_SHAPE),
    Member::of("WorkingDirectory", &WORKING_DIRECTORY_SHAPE),
] };
pub(super) static IMAGE_CONFIG_ERROR: StructureSchema = StructureSchema { name: "ImageConfigError", members: &[
    Member::of("ErrorCode", &STRING_SHAPE),
    Member::of("Message", &SENSITIVE_STRING_SHAPE),
] };
pub(super) static IMAGE_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "ImageConfigResponse", members: &[
    Member::of("ImageConfig", &Shape::of(Kind::Structure(&IMAGE_CONFIG))),
    Member::of("Error", &Shape::of(Kind::Structure(&IMAGE_CONFIG_ERROR))),
] };
pub(super) static INSTANCE_REQUIREMENTS: StructureSchema = StructureSchema { name: "InstanceRequirements", members: &[
    Member::of("Architectures", &ARCHITECTURES_LIST_SHAPE),
    Member::of("AllowedInstanceTypes", &INSTANCE_TYPE_SET_SHAPE),
    Member::of("ExcludedInstanceTypes", &INSTANCE_TYPE_SET_SHAPE),
] };
pub(super) static INVOCATION_COMPLETED_DETAILS: StructureSchema = StructureSchema { name: "InvocationCompletedDetails", members: &[
    Member::of("StartTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("EndTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("RequestId", &STRING_SHAPE).required(),
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))),
] };
pub(super) static INVOCATION_REQUEST: StructureSchema = StructureSchema { name: "InvocationRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("InvocationType", &INVOCATION_TYPE_SHAPE).at(Location::Header, "X-Amz-Invocation-Type").query("X-Amz-Invocation-Type"),
    Member::of("LogType", &LOG_TYPE_SHAPE).at(Location::Header, "X-Amz-Log-Type").query("X-Amz-Log-Type"),
    Member::of("ClientContext", &STRING_SHAPE).at(Location::Header, "X-Amz-Client-Context").query("X-Amz-Client-Context"),
    Member::of("DurableExecutionName", &DURABLE_EXECUTION_NAME_SHAPE).at(Location::Header, "X-Amz-Durable-Execution-Name").query("X-Amz-Durable-Execution-Name"),
    Member::of("Payload", &BLOB_SHAPE).at(Location::Payload, ""),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("TenantId", &TENANT_ID_SHAPE).at(Location::Header, "X-Amz-Tenant-Id").query("X-Amz-Tenant-Id"),
] };
pub(super) static INVOCATION_RESPONSE: StructureSchema = StructureSchema { name: "InvocationResponse", members: &[
    Member::of("StatusCode", &INTEGER_SHAPE).at(Location::Status, "StatusCode"),
    Member::of("FunctionError", &STRING_SHAPE).at(Location::Header, "X-Amz-Function-Error").query("X-Amz-Function-Error"),
    Member::of("LogResult", &STRING_SHAPE).at(Location::Header, "X-Amz-Log-Result").query("X-Amz-Log-Result"),
    Member::of("Payload", &BLOB_SHAPE).at(Location::Payload, ""),
    Member::of("ExecutedVersion", &VERSION_SHAPE).at(Location::Header, "X-Amz-Executed-Version").query("X-Amz-Executed-Version"),
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).at(Location::Header, "X-Amz-Durable-Execution-Arn").query("X-Amz-Durable-Execution-Arn"),
] };
pub(super) static INVOKE_ASYNC_REQUEST: StructureSchema = StructureSchema { name: "InvokeAsyncRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("InvokeArgs", &BLOB_STREAM_SHAPE).required().at(Location::Payload, ""),
] };
pub(super) static INVOKE_ASYNC_RESPONSE: StructureSchema = StructureSchema { name: "InvokeAsyncResponse", members: &[
    Member::of("Status", &HTTP_STATUS_SHAPE).at(Location::Status, "Status"),
] };
pub(super) static INVOKE_RESPONSE_STREAM_UPDATE: StructureSchema = StructureSchema { name: "InvokeResponseStreamUpdate", members: &[
    Member::of("Payload", &BLOB_SHAPE),
] };
pub(super) static INVOKE_WITH_RESPONSE_STREAM_COMPLETE_EVENT: StructureSchema = StructureSchema { name: "InvokeWithResponseStreamCompleteEvent", members: &[
    Member::of("ErrorCode", &STRING_SHAPE),
    Member::of("ErrorDetails", &STRING_SHAPE),
    Member::of("LogResult", &STRING_SHAPE),
] };
pub(super) static INVOKE_WITH_RESPONSE_STREAM_REQUEST: StructureSchema = StructureSchema { name: "InvokeWithResponseStreamRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("LogType", &LOG_TYPE_SHAPE).at(Location::Header, "X-Amz-Log-Type").query("X-Amz-Log-Type"),
    Member::of("ClientContext", &STRING_SHAPE).at(Location::Header, "X-Amz-Client-Context").query("X-Amz-Client-Context"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("Payload", &BLOB_SHAPE).at(Location::Payload, ""),
    Member::of("TenantId", &TENANT_ID_SHAPE).at(Location::Header, "X-Amz-Tenant-Id").query("X-Amz-Tenant-Id"),
    Member::of("InvocationType", &RESPONSE_STREAMING_INVOCATION_TYPE_SHAPE).at(Location::Header, "X-Amz-Invocation-Type").query("X-Amz-Invocation-Type"),
] };
pub(super) static INVOKE_WITH_RESPONSE_STREAM_RESPONSE: StructureSchema = StructureSchema { name: "InvokeWithResponseStreamResponse", members: &[
    Member::of("StatusCode", &INTEGER_SHAPE).at(Location::Status, "StatusCode"),
    Member::of("ExecutedVersion", &VERSION_SHAPE).at(Location::Header, "X-Amz-Executed-Version").query("X-Amz-Executed-Version"),
    Member::of("EventStream", &Shape::of(Kind::Structure(&INVOKE_WITH_RESPONSE_STREAM_RESPONSE_EVENT))).at(Location::Payload, ""),
    Member::of("ResponseStreamContentType", &STRING_SHAPE).at(Location::Header, "Content-Type").query("Content-Type"),
] };
pub(super) static INVOKE_WITH_RESPONSE_STREAM_RESPONSE_EVENT: StructureSchema = StructureSchema { name: "InvokeWithResponseStreamResponseEvent", members: &[
    Member::of("PayloadChunk", &Shape::of(Kind::Structure(&INVOKE_RESPONSE_STREAM_UPDATE))),
    Member::of("InvokeComplete", &Shape::of(Kind::Structure(&INVOKE_WITH_RESPONSE_STREAM_COMPLETE_EVENT))),
] };
pub(super) static KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG: StructureSchema = StructureSchema { name: "KafkaSchemaRegistryAccessConfig", members: &[
    Member::of("Type", &KAFKA_SCHEMA_REGISTRY_AUTH_TYPE_SHAPE),
    Member::of("URI", &ARN_SHAPE),
] };
pub(super) static KAFKA_SCHEMA_REGISTRY_CONFIG: StructureSchema = StructureSchema { name: "KafkaSchemaRegistryConfig", members: &[
    Member::of("SchemaRegistryURI", &SCHEMA_REGISTRY_URI_SHAPE),
    Member::of("EventRecordFormat", &SCHEMA_REGISTRY_EVENT_RECORD_FORMAT_SHAPE),
    Member::of("AccessConfigs", &KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG_LIST_SHAPE),
    Member::of("SchemaValidationConfigs", &KAFKA_SCHEMA_VALIDATION_CONFIG_LIST_SHAPE),
] };
pub(super) static KAFKA_SCHEMA_VALIDATION_CONFIG: StructureSchema = StructureSchema { name: "KafkaSchemaValidationConfig", members: &[
    Member::of("Attribute", &KAFKA_SCHEMA_VALIDATION_ATTRIBUTE_SHAPE),
] };
pub(super) static LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG: StructureSchema = StructureSchema { name: "LambdaManagedInstancesCapacityProviderConfig", members: &[
    Member::of("CapacityProviderArn", &CAPACITY_PROVIDER_ARN_SHAPE).required(),
    Member::of("PerExecutionEnvironmentMaxConcurrency", &PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY_SHAPE),
    Member::of("ExecutionEnvironmentMemoryGiBPerVCpu", &EXECUTION_ENVIRONMENT_MEMORY_GI_B_PER_V_CPU_SHAPE),
] };
pub(super) static LAYER: StructureSchema = StructureSchema { name: "Layer", members: &[
    Member::of("Arn", &LAYER_VERSION_ARN_SHAPE),
    Member::of("CodeSize", &LONG_SHAPE),
    Member::of("SigningProfileVersionArn", &ARN_SHAPE),
    Member::of("SigningJobArn", &ARN_SHAPE),
] };
pub(super) static LAYER_VERSION_CONTENT_INPUT: StructureSchema = StructureSchema { name: "LayerVersionContentInput", members: &[
    Member::of("S3Bucket", &S3_BUCKET_SHAPE),
    Member::of("S3Key", &S3_KEY_SHAPE),
    Member::of("S3ObjectVersion", &S3_OBJECT_VERSION_SHAPE),
    Member::of("S3ObjectStorageMode", &S3_OBJECT_STORAGE_MODE_SHAPE),
    Member::of("ZipFile", &BLOB_SHAPE),
] };
pub(super) static LAYER_VERSION_CONTENT_OUTPUT: StructureSchema = StructureSchema { name: "LayerVersionContentOutput", members: &[
    Member::of("Location", &SENSITIVE_STRING_ON_SERVER_ONLY_SHAPE),
    Member::of("CodeSha256", &STRING_SHAPE),
    Member::of("CodeSize", &LONG_SHAPE),
    Member::of("SigningProfileVersionArn", &ARN_SHAPE),
    Member::of("SigningJobArn", &ARN_SHAPE),
    Member::of("ResolvedS3Object", &Shape::of(Kind::Structure(&RESOLVED_S3_OBJECT))),
] };
pub(super) static LAYER_VERSIONS_LIST_ITEM: StructureSchema = StructureSchema { name: "LayerVersionsListItem", members: &[
    Member::of("LayerVersionArn", &LAYER_VERSION_ARN_SHAPE),
    Member::of("Version", &LAYER_VERSION_NUMBER_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("CreatedDate", &TIMESTAMP_SHAPE),
    Member::of("CompatibleArchitectures", &COMPATIBLE_ARCHITECTURES_SHAPE),
    Member::of("CompatibleRuntimes", &COMPATIBLE_RUNTIMES_SHAPE),
    Member::of("LicenseInfo", &LICENSE_INFO_SHAPE),
] };
pub(super) static LAYERS_LIST_ITEM: StructureSchema = StructureSchema { name: "LayersListItem", members: &[
    Member::of("LayerName", &LAYER_NAME_SHAPE),
    Member::of("LayerArn", &LAYER_ARN_SHAPE),
    Member::of("LatestMatchingVersion", &Shape::of(Kind::Structure(&LAYER_VERSIONS_LIST_ITEM))),
] };
pub(super) static LIST_ALIASES_REQUEST: StructureSchema = StructureSchema { name: "ListAliasesRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("FunctionVersion", &VERSION_WITH_LATEST_PUBLISHED_SHAPE).at(Location::QueryString, "FunctionVersion"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_ALIASES_RESPONSE: StructureSchema = StructureSchema { name: "ListAliasesResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("Aliases", &ALIAS_LIST_SHAPE),
] };
pub(super) static LIST_CAPACITY_PROVIDERS_REQUEST: StructureSchema = StructureSchema { name: "ListCapacityProvidersRequest", members: &[
    Member::of("State", &CAPACITY_PROVIDER_STATE_SHAPE).at(Location::QueryString, "State"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_FIFTY_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_CAPACITY_PROVIDERS_RESPONSE: StructureSchema = StructureSchema { name: "ListCapacityProvidersResponse", members: &[
    Member::of("CapacityProviders", &CAPACITY_PROVIDERS_LIST_SHAPE).required(),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static LIST_CODE_SIGNING_CONFIGS_REQUEST: StructureSchema = StructureSchema { name: "ListCodeSigningConfigsRequest", members: &[
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_CODE_SIGNING_CONFIGS_RESPONSE: StructureSchema = StructureSchema { name: "ListCodeSigningConfigsResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("CodeSigningConfigs", &CODE_SIGNING_CONFIG_LIST_SHAPE),
] };
pub(super) static LIST_DURABLE_EXECUTIONS_BY_FUNCTION_REQUEST: StructureSchema = StructureSchema { name: "ListDurableExecutionsByFunctionRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("DurableExecutionName", &DURABLE_EXECUTION_NAME_SHAPE).at(Location::QueryString, "DurableExecutionName"),
    Member::of("Statuses", &EXECUTION_STATUS_LIST_SHAPE).at(Location::QueryString, "Statuses"),
    Member::of("StartedAfter", &EXECUTION_TIMESTAMP_SHAPE).at(Location::QueryString, "StartedAfter"),
    Member::of("StartedBefore", &EXECUTION_TIMESTAMP_SHAPE).at(Location::QueryString, "StartedBefore"),
    Member::of("ReverseOrder", &REVERSE_ORDER_SHAPE).at(Location::QueryString, "ReverseOrder"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &ITEM_COUNT_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_DURABLE_EXECUTIONS_BY_FUNCTION_RESPONSE: StructureSchema = StructureSchema { name: "ListDurableExecutionsByFunctionResponse", members: &[
    Member::of("DurableExecutions", &DURABLE_EXECUTIONS_SHAPE),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static LIST_EVENT_SOURCE_MAPPINGS_REQUEST: StructureSchema = StructureSchema { name: "ListEventSourceMappingsRequest", members: &[
    Member::of("EventSourceArn", &ARN_SHAPE).at(Location::QueryString, "EventSourceArn"),
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).at(Location::QueryString, "FunctionName"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_EVENT_SOURCE_MAPPINGS_RESPONSE: StructureSchema = StructureSchema { name: "ListEventSourceMappingsResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("EventSourceMappings", &EVENT_SOURCE_MAPPINGS_LIST_SHAPE),
] };
pub(super) static LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST: StructureSchema = StructureSchema { name: "ListFunctionEventInvokeConfigsRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_FUNCTION_EVENT_INVOKE_CONFIG_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_FUNCTION_EVENT_INVOKE_CONFIGS_RESPONSE: StructureSchema = StructureSchema { name: "ListFunctionEventInvokeConfigsResponse", members: &[
    Member::of("FunctionEventInvokeConfigs", &FUNCTION_EVENT_INVOKE_CONFIG_LIST_SHAPE),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static LIST_FUNCTION_URL_CONFIGS_REQUEST: StructureSchema = StructureSchema { name: "ListFunctionUrlConfigsRequest", members: &[
    Member::of("FunctionName", &FUNCTION_URL_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_FUNCTION_URL_CONFIGS_RESPONSE: StructureSchema = StructureSchema { name: "ListFunctionUrlConfigsResponse", members: &[
    Member::of("FunctionUrlConfigs", &FUNCTION_URL_CONFIG_LIST_SHAPE).required(),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_REQUEST: StructureSchema = StructureSchema { name: "ListFunctionVersionsByCapacityProviderRequest", members: &[
    Member::of("CapacityProviderName", &CAPACITY_PROVIDER_NAME_SHAPE).required().at(Location::Label, "CapacityProviderName"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_FIFTY_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_RESPONSE: StructureSchema = StructureSchema { name: "ListFunctionVersionsByCapacityProviderResponse", members: &[
    Member::of("CapacityProviderArn", &CAPACITY_PROVIDER_ARN_SHAPE).required(),
    Member::of("FunctionVersions", &FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_LIST_SHAPE).required(),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "ListFunctionsByCodeSigningConfigRequest", members: &[
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required().at(Location::Label, "CodeSigningConfigArn"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "ListFunctionsByCodeSigningConfigResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("FunctionArns", &FUNCTION_ARN_LIST_SHAPE),
] };
pub(super) static LIST_FUNCTIONS_REQUEST: StructureSchema = StructureSchema { name: "ListFunctionsRequest", members: &[
    Member::of("MasterRegion", &MASTER_REGION_SHAPE).at(Location::QueryString, "MasterRegion"),
    Member::of("FunctionVersion", &FUNCTION_VERSION_SHAPE).at(Location::QueryString, "FunctionVersion"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_FUNCTIONS_RESPONSE: StructureSchema = StructureSchema { name: "ListFunctionsResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("Functions", &FUNCTION_LIST_SHAPE),
] };
pub(super) static LIST_LAYER_VERSIONS_REQUEST: StructureSchema = StructureSchema { name: "ListLayerVersionsRequest", members: &[
    Member::of("CompatibleArchitecture", &ARCHITECTURE_SHAPE).at(Location::QueryString, "CompatibleArchitecture"),
    Member::of("CompatibleRuntime", &Shape::of(Kind::Enumeration { values: &["nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x", "java8", "java8.al2", "java11", "java17", "java21", "java25", "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet6", "dotnet8", "dotnet10", "nodejs4.3-edge", "go1.x", "ruby2.5", "ruby2.7", "ruby3.2", "ruby3.3", "ruby3.4", "ruby4.0", "provided", "provided.al2", "provided.al2023", "nodejs26.x", "python3.15", "java8.al2023", "java11.al2023", "java17.al2023", "custom"], listed: &["ruby3.5", "ruby2.6", "dotnetcore1.0", "python3.7", "nodejs8.10", "nasa", "ruby2.7", "python2.7-greengrass", "dotnetcore2.0", "python3.8", "java21", "dotnet6", "dotnetcore2.1", "python3.9", "java11", "nodejs6.10", "provided", "dotnetcore3.1", "dotnet8", "java25", "java17", "nodejs", "nodejs4.3", "java8.al2", "go1.x", "dotnet10", "nodejs20.x", "go1.9", "byol", "nodejs10.x", "provided.al2023", "nodejs22.x", "python3.10", "java8", "nodejs12.x", "python3.11", "nodejs24.x", "nodejs8.x", "python3.12", "nodejs14.x", "nodejs8.9", "nodejs26.x", "python3.13", "python3.14", "nodejs16.x", "python3.15", "provided.al2", "nodejs4.3-edge", "nodejs18.x", "ruby3.2", "python3.4", "ruby3.3", "ruby3.4", "ruby2.5", "python3.6", "python2.7"] })).at(Location::QueryString, "CompatibleRuntime"),
    Member::of("LayerName", &LAYER_NAME_OR_ARN_SHAPE).required().at(Location::Label, "LayerName"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LAYER_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_LAYER_VERSIONS_RESPONSE: StructureSchema = StructureSchema { name: "ListLayerVersionsResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("LayerVersions", &LAYER_VERSIONS_LIST_SHAPE),
] };
pub(super) static LIST_LAYERS_REQUEST: StructureSchema = StructureSchema { name: "ListLayersRequest", members: &[
    Member::of("CompatibleArchitecture", &ARCHITECTURE_SHAPE).at(Location::QueryString, "CompatibleArchitecture"),
    Member::of("CompatibleRuntime", &Shape::of(Kind::Enumeration { values: &["nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x", "java8", "java8.al2", "java11", "java17", "java21", "java25", "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet6", "dotnet8", "dotnet10", "nodejs4.3-edge", "go1.x", "ruby2.5", "ruby2.7", "ruby3.2", "ruby3.3", "ruby3.4", "ruby4.0", "provided", "provided.al2", "provided.al2023", "nodejs26.x", "python3.15", "java8.al2023", "java11.al2023", "java17.al2023", "custom"], listed: &["ruby3.5", "ruby2.6", "dotnetcore1.0", "python3.7", "nodejs8.10", "nasa", "ruby2.7", "python2.7-greengrass", "dotnetcore2.0", "python3.8", "java21", "dotnet6", "dotnetcore2.1", "python3.9", "java11", "nodejs6.10", "provided", "dotnetcore3.1", "dotnet8", "java25", "java17", "nodejs", "nodejs4.3", "java8.al2", "go1.x", "dotnet10", "nodejs20.x", "go1.9", "byol", "nodejs10.x", "provided.al2023", "nodejs22.x", "python3.10", "java8", "nodejs12.x", "python3.11", "nodejs24.x", "nodejs8.x", "python3.12", "nodejs14.x", "nodejs8.9", "nodejs26.x", "python3.13", "python3.14", "nodejs16.x", "python3.15", "provided.al2", "nodejs4.3-edge", "nodejs18.x", "ruby3.2", "python3.4", "ruby3.3", "ruby3.4", "ruby2.5", "python3.6", "python2.7"] })).at(Location::QueryString, "CompatibleRuntime"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LAYER_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_LAYERS_RESPONSE: StructureSchema = StructureSchema { name: "ListLayersResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("Layers", &LAYERS_LIST_SHAPE),
] };
pub(super) static LIST_PROVISIONED_CONCURRENCY_CONFIGS_REQUEST: StructureSchema = StructureSchema { name: "ListProvisionedConcurrencyConfigsRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_PROVISIONED_CONCURRENCY_CONFIGS_RESPONSE: StructureSchema = StructureSchema { name: "ListProvisionedConcurrencyConfigsResponse", members: &[
    Member::of("ProvisionedConcurrencyConfigs", &PROVISIONED_CONCURRENCY_CONFIG_LIST_SHAPE),
    Member::of("NextMarker", &STRING_SHAPE),
] };
pub(super) static LIST_TAGS_REQUEST: StructureSchema = StructureSchema { name: "ListTagsRequest", members: &[
    Member::of("Resource", &TAGGABLE_RESOURCE_SHAPE).required().at(Location::Label, "Resource"),
] };
pub(super) static LIST_TAGS_RESPONSE: StructureSchema = StructureSchema { name: "ListTagsResponse", members: &[
    Member::of("Tags", &TAGS_SHAPE),
] };
pub(super) static LIST_VERSIONS_BY_FUNCTION_REQUEST: StructureSchema = StructureSchema { name: "ListVersionsByFunctionRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Marker", &STRING_SHAPE).at(Location::QueryString, "Marker"),
    Member::of("MaxItems", &MAX_LIST_ITEMS_SHAPE).at(Location::QueryString, "MaxItems"),
] };
pub(super) static LIST_VERSIONS_BY_FUNCTION_RESPONSE: StructureSchema = StructureSchema { name: "ListVersionsByFunctionResponse", members: &[
    Member::of("NextMarker", &STRING_SHAPE),
    Member::of("Versions", &FUNCTION_LIST_SHAPE),
] };
pub(super) static LOGGING_CONFIG: StructureSchema = StructureSchema { name: "LoggingConfig", members: &[
    Member::of("LogFormat", &LOG_FORMAT_SHAPE),
    Member::of("ApplicationLogLevel", &APPLICATION_LOG_LEVEL_SHAPE),
    Member::of("SystemLogLevel", &SYSTEM_LOG_LEVEL_SHAPE),
    Member::of("LogGroup", &LOG_GROUP_SHAPE),
] };
pub(super) static ON_FAILURE: StructureSchema = StructureSchema { name: "OnFailure", members: &[
    Member::of("Destination", &DESTINATION_ARN_SHAPE),
] };
pub(super) static ON_SUCCESS: StructureSchema = StructureSchema { name: "OnSuccess", members: &[
    Member::of("Destination", &DESTINATION_ARN_SHAPE),
] };
pub(super) static OPERATION: StructureSchema = StructureSchema { name: "Operation", members: &[
    Member::of("Id", &OPERATION_ID_SHAPE).required(),
    Member::of("ParentId", &OPERATION_ID_SHAPE),
    Member::of("Name", &OPERATION_NAME_SHAPE),
    Member::of("Type", &OPERATION_TYPE_SHAPE).required(),
    Member::of("SubType", &OPERATION_SUB_TYPE_SHAPE),
    Member::of("StartTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("EndTimestamp", &EXECUTION_TIMESTAMP_SHAPE),
    Member::of("Status", &OPERATION_STATUS_SHAPE).required(),
    Member::of("ExecutionDetails", &Shape::of(Kind::Structure(&EXECUTION_DETAILS))),
    Member::of("ContextDetails", &Shape::of(Kind::Structure(&CONTEXT_DETAILS))),
    Member::of("StepDetails", &Shape::of(Kind::Structure(&STEP_DETAILS))),
    Member::of("WaitDetails", &Shape::of(Kind::Structure(&WAIT_DETAILS))),
    Member::of("CallbackDetails", &Shape::of(Kind::Structure(&CALLBACK_DETAILS))),
    Member::of("ChainedInvokeDetails", &Shape::of(Kind::Structure(&CHAINED_INVOKE_DETAILS))),
] };
pub(super) static OPERATION_UPDATE: StructureSchema = StructureSchema { name: "OperationUpdate", members: &[
    Member::of("Id", &OPERATION_ID_SHAPE).required(),
    Member::of("ParentId", &OPERATION_ID_SHAPE),
    Member::of("Name", &OPERATION_NAME_SHAPE),
    Member::of("Type", &OPERATION_TYPE_SHAPE).required(),
    Member::of("SubType", &OPERATION_SUB_TYPE_SHAPE),
    Member::of("Action", &OPERATION_ACTION_SHAPE).required(),
    Member::of("Payload", &OPERATION_PAYLOAD_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))),
    Member::of("ContextOptions", &Shape::of(Kind::Structure(&CONTEXT_OPTIONS))),
    Member::of("StepOptions", &Shape::of(Kind::Structure(&STEP_OPTIONS))),
    Member::of("WaitOptions", &Shape::of(Kind::Structure(&WAIT_OPTIONS))),
    Member::of("CallbackOptions", &Shape::of(Kind::Structure(&CALLBACK_OPTIONS))),
    Member::of("ChainedInvokeOptions", &Shape::of(Kind::Structure(&CHAINED_INVOKE_OPTIONS))),
] };
pub(super) static PAUSE_DETAILS: StructureSchema = StructureSchema { name: "PauseDetails", members: &[
    Member::of("PauseRequestTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
    Member::of("Reason", &PAUSE_REASON_SHAPE),
    Member::of("ExecutionTimeoutPaused", &EXECUTION_TIMEOUT_PAUSED_SHAPE).required(),
] };
pub(super) static PAUSE_DURABLE_EXECUTION_REQUEST: StructureSchema = StructureSchema { name: "PauseDurableExecutionRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
    Member::of("ClientToken", &CLIENT_TOKEN_SHAPE),
    Member::of("Reason", &PAUSE_REASON_SHAPE),
    Member::of("ExecutionTimeoutPaused", &EXECUTION_TIMEOUT_PAUSED_SHAPE),
] };
pub(super) static PAUSE_DURABLE_EXECUTION_RESPONSE: StructureSchema = StructureSchema { name: "PauseDurableExecutionResponse", members: &[] };
pub(super) static PROPAGATE_TAGS: StructureSchema = StructureSchema { name: "PropagateTags", members: &[
    Member::of("Mode", &PROPAGATE_TAGS_MODE_SHAPE),
    Member::of("ExplicitTags", &PROPAGATE_TAGS_EXPLICIT_TAGS_MAP_SHAPE),
] };
pub(super) static PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEM: StructureSchema = StructureSchema { name: "ProvisionedConcurrencyConfigListItem", members: &[
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE),
    Member::of("RequestedProvisionedConcurrentExecutions", &POSITIVE_INTEGER_SHAPE),
    Member::of("AvailableProvisionedConcurrentExecutions", &NON_NEGATIVE_INTEGER_SHAPE),
    Member::of("AllocatedProvisionedConcurrentExecutions", &NON_NEGATIVE_INTEGER_SHAPE),
    Member::of("Status", &PROVISIONED_CONCURRENCY_STATUS_ENUM_SHAPE),
    Member::of("StatusReason", &STRING_SHAPE),
    Member::of("LastModified", &TIMESTAMP_SHAPE),
] };
pub(super) static PROVISIONED_POLLER_CONFIG: StructureSchema = StructureSchema { name: "ProvisionedPollerConfig", members: &[
    Member::of("MinimumPollers", &MINIMUM_NUMBER_OF_POLLERS_SHAPE),
    Member::of("MaximumPollers", &MAXIMUM_NUMBER_OF_POLLERS_SHAPE),
    Member::of("PollerGroupName", &PROVISIONED_POLLER_GROUP_NAME_SHAPE),
] };
pub(super) static PUBLISH_LAYER_VERSION_REQUEST: StructureSchema = StructureSchema { name: "PublishLayerVersionRequest", members: &[
    Member::of("LayerName", &LAYER_NAME_OR_ARN_SHAPE).required().at(Location::Label, "LayerName"),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("Content", &Shape::of(Kind::Structure(&LAYER_VERSION_CONTENT_INPUT))).required(),
    Member::of("CompatibleArchitectures", &COMPATIBLE_ARCHITECTURES_SHAPE),
    Member::of("CompatibleRuntimes", &COMPATIBLE_RUNTIMES_SHAPE),
    Member::of("LicenseInfo", &LICENSE_INFO_SHAPE),
] };
pub(super) static PUBLISH_LAYER_VERSION_RESPONSE: StructureSchema = StructureSchema { name: "PublishLayerVersionResponse", members: &[
    Member::of("Content", &Shape::of(Kind::Structure(&LAYER_VERSION_CONTENT_OUTPUT))),
    Member::of("LayerArn", &LAYER_ARN_SHAPE),
    Member::of("LayerVersionArn", &LAYER_VERSION_ARN_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("CreatedDate", &TIMESTAMP_SHAPE),
    Member::of("Version", &LAYER_VERSION_NUMBER_SHAPE),
    Member::of("CompatibleArchitectures", &COMPATIBLE_ARCHITECTURES_SHAPE),
    Member::of("CompatibleRuntimes", &COMPATIBLE_RUNTIMES_SHAPE),
    Member::of("LicenseInfo", &LICENSE_INFO_SHAPE),
] };
pub(super) static PUBLISH_VERSION_REQUEST: StructureSchema = StructureSchema { name: "PublishVersionRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("CodeSha256", &STRING_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("RevisionId", &STRING_SHAPE),
    Member::of("PublishTo", &FUNCTION_VERSION_LATEST_PUBLISHED_SHAPE),
] };
pub(super) static PUT_FUNCTION_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "PutFunctionCodeSigningConfigRequest", members: &[
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required(),
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
] };
pub(super) static PUT_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "PutFunctionCodeSigningConfigResponse", members: &[
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required(),
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required(),
] };
pub(super) static PUT_FUNCTION_CONCURRENCY_REQUEST: StructureSchema = StructureSchema { name: "PutFunctionConcurrencyRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("ReservedConcurrentExecutions", &RESERVED_CONCURRENT_EXECUTIONS_SHAPE).required(),
] };
pub(super) static PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "PutFunctionEventInvokeConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("MaximumRetryAttempts", &MAXIMUM_RETRY_ATTEMPTS_SHAPE),
    Member::of("MaximumEventAgeInSeconds", &MAXIMUM_EVENT_AGE_IN_SECONDS_SHAPE),
    Member::of("DestinationConfig", &Shape::of(Kind::Structure(&DESTINATION_CONFIG))),
] };
pub(super) static PUT_FUNCTION_RECURSION_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "PutFunctionRecursionConfigRequest", members: &[
    Member::of("FunctionName", &UNQUALIFIED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("RecursiveLoop", &RECURSIVE_LOOP_SHAPE).required(),
] };
pub(super) static PUT_FUNCTION_RECURSION_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "PutFunctionRecursionConfigResponse", members: &[
    Member::of("RecursiveLoop", &RECURSIVE_LOOP_SHAPE),
] };
pub(super) static PUT_FUNCTION_SCALING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "PutFunctionScalingConfigRequest", members: &[
    Member::of("FunctionName", &UNQUALIFIED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &PUBLISHED_FUNCTION_QUALIFIER_SHAPE).required().at(Location::QueryString, "Qualifier"),
    Member::of("FunctionScalingConfig", &Shape::of(Kind::Structure(&FUNCTION_SCALING_CONFIG))),
] };
pub(super) static PUT_FUNCTION_SCALING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "PutFunctionScalingConfigResponse", members: &[
    Member::of("FunctionState", &STATE_SHAPE),
] };
pub(super) static PUT_PROVISIONED_CONCURRENCY_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "PutProvisionedConcurrencyConfigRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &QUALIFIER_SHAPE).required().at(Location::QueryString, "Qualifier"),
    Member::of("ProvisionedConcurrentExecutions", &POSITIVE_INTEGER_SHAPE).required(),
] };
pub(super) static PUT_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "PutProvisionedConcurrencyConfigResponse", members: &[
    Member::of("RequestedProvisionedConcurrentExecutions", &POSITIVE_INTEGER_SHAPE),
    Member::of("AllocatedProvisionedConcurrentExecutions", &NON_NEGATIVE_INTEGER_SHAPE),
    Member::of("AvailableProvisionedConcurrentExecutions", &NON_NEGATIVE_INTEGER_SHAPE),
    Member::of("Status", &PROVISIONED_CONCURRENCY_STATUS_ENUM_SHAPE),
    Member::of("StatusReason", &STRING_SHAPE),
    Member::of("LastModified", &TIMESTAMP_SHAPE),
] };
pub(super) static PUT_RESOURCE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "PutResourcePolicyRequest", members: &[
    Member::of("ResourceArn", &POLICY_RESOURCE_ARN_SHAPE).required().at(Location::Label, "ResourceArn"),
    Member::of("Policy", &RESOURCE_POLICY_SHAPE).required(),
    Member::of("RevisionId", &REVISION_ID_SHAPE),
] };
pub(super) static PUT_RESOURCE_POLICY_RESPONSE: StructureSchema = StructureSchema { name: "PutResourcePolicyResponse", members: &[
    Member::of("Policy", &RESOURCE_POLICY_SHAPE),
    Member::of("RevisionId", &REVISION_ID_SHAPE),
] };
pub(super) static PUT_RUNTIME_MANAGEMENT_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "PutRuntimeManagementConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("UpdateRuntimeOn", &UPDATE_RUNTIME_ON_SHAPE).required(),
    Member::of("RuntimeVersionArn", &RUNTIME_VERSION_ARN_SHAPE),
] };
pub(super) static PUT_RUNTIME_MANAGEMENT_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "PutRuntimeManagementConfigResponse", members: &[
    Member::of("UpdateRuntimeOn", &UPDATE_RUNTIME_ON_SHAPE).required(),
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE).required(),
    Member::of("RuntimeVersionArn", &RUNTIME_VERSION_ARN_SHAPE),
] };
pub(super) static REMOVE_LAYER_VERSION_PERMISSION_REQUEST: StructureSchema = StructureSchema { name: "RemoveLayerVersionPermissionRequest", members: &[
    Member::of("LayerName", &LAYER_NAME_OR_ARN_SHAPE).required().at(Location::Label, "LayerName"),
    Member::of("VersionNumber", &LAYER_VERSION_NUMBER_SHAPE).required().at(Location::Label, "VersionNumber"),
    Member::of("StatementId", &STATEMENT_ID_SHAPE).required().at(Location::Label, "StatementId"),
    Member::of("RevisionId", &STRING_SHAPE).at(Location::QueryString, "RevisionId"),
] };
pub(super) static REMOVE_PERMISSION_REQUEST: StructureSchema = StructureSchema { name: "RemovePermissionRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("StatementId", &NAMESPACED_STATEMENT_ID_SHAPE).required().at(Location::Label, "StatementId"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("RevisionId", &STRING_SHAPE).at(Location::QueryString, "RevisionId"),
] };
pub(super) static RESOLVED_S3_OBJECT: StructureSchema = StructureSchema { name: "ResolvedS3Object", members: &[
    Member::of("S3Bucket", &S3_BUCKET_SHAPE),
    Member::of("S3Key", &S3_KEY_SHAPE),
    Member::of("S3ObjectVersion", &S3_OBJECT_VERSION_SHAPE),
] };
pub(super) static RESUME_DURABLE_EXECUTION_REQUEST: StructureSchema = StructureSchema { name: "ResumeDurableExecutionRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
    Member::of("ClientToken", &CLIENT_TOKEN_SHAPE),
    Member::of("Reason", &RESUME_REASON_SHAPE),
] };
pub(super) static RESUME_DURABLE_EXECUTION_RESPONSE: StructureSchema = StructureSchema { name: "ResumeDurableExecutionResponse", members: &[] };
pub(super) static RETRY_DETAILS: StructureSchema = StructureSchema { name: "RetryDetails", members: &[
    Member::of("CurrentAttempt", &ATTEMPT_COUNT_SHAPE),
    Member::of("NextAttemptDelaySeconds", &DURATION_SECONDS_SHAPE),
] };
pub(super) static RUNTIME_VERSION_CONFIG: StructureSchema = StructureSchema { name: "RuntimeVersionConfig", members: &[
    Member::of("RuntimeVersionArn", &RUNTIME_VERSION_ARN_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&RUNTIME_VERSION_ERROR))),
] };
pub(super) static RUNTIME_VERSION_ERROR: StructureSchema = StructureSchema { name: "RuntimeVersionError", members: &[
    Member::of("ErrorCode", &STRING_SHAPE),
    Member::of("Message", &SENSITIVE_STRING_SHAPE),
] };
pub(super) static S3_FILES_CONFIG: StructureSchema = StructureSchema { name: "S3FilesConfig", members: &[
    Member::of("DirectS3Read", &DIRECT_S3_READ_SHAPE),
] };
pub(super) static SCALING_CONFIG: StructureSchema = StructureSchema { name: "ScalingConfig", members: &[
    Member::of("MaximumConcurrency", &MAXIMUM_CONCURRENCY_SHAPE),
] };
pub(super) static SELF_MANAGED_EVENT_SOURCE: StructureSchema = StructureSchema { name: "SelfManagedEventSource", members: &[
    Member::of("Endpoints", &ENDPOINTS_SHAPE),
] };
pub(super) static SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: StructureSchema = StructureSchema { name: "SelfManagedKafkaEventSourceConfig", members: &[
    Member::of("ConsumerGroupId", &URI_SHAPE),
    Member::of("SchemaRegistryConfig", &Shape::of(Kind::Structure(&KAFKA_SCHEMA_REGISTRY_CONFIG))),
    Member::of("ConsumptionMode", &KAFKA_EVENT_SOURCE_MAPPING_CONSUMPTION_MODE_SHAPE),
] };
pub(super) static SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_REQUEST: StructureSchema = StructureSchema { name: "SendDurableExecutionCallbackFailureRequest", members: &[
    Member::of("CallbackId", &CALLBACK_ID_SHAPE).required().at(Location::Label, "CallbackId"),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))).at(Location::Payload, ""),
] };
pub(super) static SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_RESPONSE: StructureSchema = StructureSchema { name: "SendDurableExecutionCallbackFailureResponse", members: &[] };
pub(super) static SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_REQUEST: StructureSchema = StructureSchema { name: "SendDurableExecutionCallbackHeartbeatRequest", members: &[
    Member::of("CallbackId", &CALLBACK_ID_SHAPE).required().at(Location::Label, "CallbackId"),
] };
pub(super) static SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_RESPONSE: StructureSchema = StructureSchema { name: "SendDurableExecutionCallbackHeartbeatResponse", members: &[] };
pub(super) static SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_REQUEST: StructureSchema = StructureSchema { name: "SendDurableExecutionCallbackSuccessRequest", members: &[
    Member::of("CallbackId", &CALLBACK_ID_SHAPE).required().at(Location::Label, "CallbackId"),
    Member::of("Result", &BINARY_OPERATION_PAYLOAD_SHAPE).at(Location::Payload, ""),
] };
pub(super) static SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_RESPONSE: StructureSchema = StructureSchema { name: "SendDurableExecutionCallbackSuccessResponse", members: &[] };
pub(super) static SNAP_START: StructureSchema = StructureSchema { name: "SnapStart", members: &[
    Member::of("ApplyOn", &SNAP_START_APPLY_ON_SHAPE),
] };
pub(super) static SNAP_START_RESPONSE: StructureSchema = StructureSchema { name: "SnapStartResponse", members: &[
    Member::of("ApplyOn", &SNAP_START_APPLY_ON_SHAPE),
    Member::of("OptimizationStatus", &SNAP_START_OPTIMIZATION_STATUS_SHAPE),
] };
pub(super) static SOURCE_ACCESS_CONFIGURATION: StructureSchema = StructureSchema { name: "SourceAccessConfiguration", members: &[
    Member::of("Type", &SOURCE_ACCESS_TYPE_SHAPE),
    Member::of("URI", &URI_SHAPE),
] };
pub(super) static STEP_DETAILS: StructureSchema = StructureSchema { name: "StepDetails", members: &[
    Member::of("Attempt", &ATTEMPT_COUNT_SHAPE),
    Member::of("NextAttemptTimestamp", &EXECUTION_TIMESTAMP_SHAPE),
    Member::of("Result", &OPERATION_PAYLOAD_SHAPE),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))),
] };
pub(super) static STEP_FAILED_DETAILS: StructureSchema = StructureSchema { name: "StepFailedDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))).required(),
    Member::of("RetryDetails", &Shape::of(Kind::Structure(&RETRY_DETAILS))).required(),
] };
pub(super) static STEP_OPTIONS: StructureSchema = StructureSchema { name: "StepOptions", members: &[
    Member::of("NextAttemptDelaySeconds", &STEP_OPTIONS_NEXT_ATTEMPT_DELAY_SECONDS_INTEGER_SHAPE),
] };
pub(super) static STEP_STARTED_DETAILS: StructureSchema = StructureSchema { name: "StepStartedDetails", members: &[] };
pub(super) static STEP_SUCCEEDED_DETAILS: StructureSchema = StructureSchema { name: "StepSucceededDetails", members: &[
    Member::of("Result", &Shape::of(Kind::Structure(&EVENT_RESULT))).required(),
    Member::of("RetryDetails", &Shape::of(Kind::Structure(&RETRY_DETAILS))).required(),
] };
pub(super) static STOP_DURABLE_EXECUTION_REQUEST: StructureSchema = StructureSchema { name: "StopDurableExecutionRequest", members: &[
    Member::of("DurableExecutionArn", &DURABLE_EXECUTION_ARN_SHAPE).required().at(Location::Label, "DurableExecutionArn"),
    Member::of("Error", &Shape::of(Kind::Structure(&ERROR_OBJECT))).at(Location::Payload, ""),
] };
pub(super) static STOP_DURABLE_EXECUTION_RESPONSE: StructureSchema = StructureSchema { name: "StopDurableExecutionResponse", members: &[
    Member::of("StopTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
] };
pub(super) static TAG_RESOURCE_REQUEST: StructureSchema = StructureSchema { name: "TagResourceRequest", members: &[
    Member::of("Resource", &TAGGABLE_RESOURCE_SHAPE).required().at(Location::Label, "Resource"),
    Member::of("Tags", &TAGS_SHAPE).required(),
] };
pub(super) static TAGS_ERROR: StructureSchema = StructureSchema { name: "TagsError", members: &[
    Member::of("ErrorCode", &TAGS_ERROR_CODE_SHAPE).required(),
    Member::of("Message", &TAGS_ERROR_MESSAGE_SHAPE).required(),
] };
pub(super) static TARGET_TRACKING_SCALING_POLICY: StructureSchema = StructureSchema { name: "TargetTrackingScalingPolicy", members: &[
    Member::of("PredefinedMetricType", &CAPACITY_PROVIDER_PREDEFINED_METRIC_TYPE_SHAPE).required(),
    Member::of("TargetValue", &METRIC_TARGET_VALUE_SHAPE).required(),
] };
pub(super) static TENANCY_CONFIG: StructureSchema = StructureSchema { name: "TenancyConfig", members: &[
    Member::of("TenantIsolationMode", &TENANT_ISOLATION_MODE_SHAPE).required(),
] };
pub(super) static TRACE_HEADER: StructureSchema = StructureSchema { name: "TraceHeader", members: &[
    Member::of("XAmznTraceId", &X_AMZN_TRACE_ID_SHAPE),
] };
pub(super) static TRACING_CONFIG: StructureSchema = StructureSchema { name: "TracingConfig", members: &[
    Member::of("Mode", &TRACING_MODE_SHAPE),
] };
pub(super) static TRACING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "TracingConfigResponse", members: &[
    Member::of("Mode", &TRACING_MODE_SHAPE),
] };
pub(super) static UNTAG_RESOURCE_REQUEST: StructureSchema = StructureSchema { name: "UntagResourceRequest", members: &[
    Member::of("Resource", &TAGGABLE_RESOURCE_SHAPE).required().at(Location::Label, "Resource"),
    Member::of("TagKeys", &TAG_KEY_LIST_SHAPE).required().at(Location::QueryString, "tagKeys").query("tagKeys"),
] };
pub(super) static UPDATE_ALIAS_REQUEST: StructureSchema = StructureSchema { name: "UpdateAliasRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Name", &ALIAS_SHAPE).required().at(Location::Label, "Name"),
    Member::of("FunctionVersion", &VERSION_WITH_LATEST_PUBLISHED_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("RoutingConfig", &Shape::of(Kind::Structure(&ALIAS_ROUTING_CONFIGURATION))),
    Member::of("RevisionId", &STRING_SHAPE),
] };
pub(super) static UPDATE_CAPACITY_PROVIDER_REQUEST: StructureSchema = StructureSchema { name: "UpdateCapacityProviderRequest", members: &[
    Member::of("CapacityProviderName", &CAPACITY_PROVIDER_NAME_SHAPE).required().at(Location::Label, "CapacityProviderName"),
    Member::of("CapacityProviderScalingConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_SCALING_CONFIG))),
    Member::of("PropagateTags", &Shape::of(Kind::Structure(&PROPAGATE_TAGS))),
    Member::of("TelemetryConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_TELEMETRY_CONFIG))),
] };
pub(super) static UPDATE_CAPACITY_PROVIDER_RESPONSE: StructureSchema = StructureSchema { name: "UpdateCapacityProviderResponse", members: &[
    Member::of("CapacityProvider", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER))).required(),
] };
pub(super) static UPDATE_CODE_SIGNING_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "UpdateCodeSigningConfigRequest", members: &[
    Member::of("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN_SHAPE).required().at(Location::Label, "CodeSigningConfigArn"),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("AllowedPublishers", &Shape::of(Kind::Structure(&ALLOWED_PUBLISHERS))),
    Member::of("CodeSigningPolicies", &Shape::of(Kind::Structure(&CODE_SIGNING_POLICIES))),
] };
pub(super) static UPDATE_CODE_SIGNING_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "UpdateCodeSigningConfigResponse", members: &[
    Member::of("CodeSigningConfig", &Shape::of(Kind::Structure(&CODE_SIGNING_CONFIG))).required(),
] };
pub(super) static UPDATE_EVENT_SOURCE_MAPPING_REQUEST: StructureSchema = StructureSchema { name: "UpdateEventSourceMappingRequest", members: &[
    Member::of("UUID", &UUID_STRING_SHAPE).required().at(Location::Label, "UUID"),
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE),
    Member::of("Enabled", &ENABLED_SHAPE),
    Member::of("BatchSize", &BATCH_SIZE_SHAPE),
    Member::of("FilterCriteria", &Shape::of(Kind::Structure(&FILTER_CRITERIA))),
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("MetricsConfig", &Shape::of(Kind::Structure(&EVENT_SOURCE_MAPPING_METRICS_CONFIG))),
    Member::of("LoggingConfig", &Shape::of(Kind::Structure(&EVENT_SOURCE_MAPPING_LOGGING_CONFIG))),
    Member::of("ScalingConfig", &Shape::of(Kind::Structure(&SCALING_CONFIG))),
    Member::of("MaximumBatchingWindowInSeconds", &MAXIMUM_BATCHING_WINDOW_IN_SECONDS_SHAPE),
    Member::of("ParallelizationFactor", &PARALLELIZATION_FACTOR_SHAPE),
    Member::of("DestinationConfig", &Shape::of(Kind::Structure(&DESTINATION_CONFIG))),
    Member::of("MaximumRecordAgeInSeconds", &MAXIMUM_RECORD_AGE_IN_SECONDS_SHAPE),
    Member::of("BisectBatchOnFunctionError", &BISECT_BATCH_ON_FUNCTION_ERROR_SHAPE),
    Member::of("MaximumRetryAttempts", &MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING_SHAPE),
    Member::of("TumblingWindowInSeconds", &TUMBLING_WINDOW_IN_SECONDS_SHAPE),
    Member::of("SourceAccessConfigurations", &SOURCE_ACCESS_CONFIGURATIONS_SHAPE),
    Member::of("FunctionResponseTypes", &FUNCTION_RESPONSE_TYPE_LIST_SHAPE),
    Member::of("AmazonManagedKafkaEventSourceConfig", &Shape::of(Kind::Structure(&AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG))),
    Member::of("SelfManagedKafkaEventSourceConfig", &Shape::of(Kind::Structure(&SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG))),
    Member::of("DocumentDBEventSourceConfig", &Shape::of(Kind::Structure(&DOCUMENT_DB_EVENT_SOURCE_CONFIG))),
    Member::of("ProvisionedPollerConfig", &Shape::of(Kind::Structure(&PROVISIONED_POLLER_CONFIG))),
] };
pub(super) static UPDATE_FUNCTION_CODE_REQUEST: StructureSchema = StructureSchema { name: "UpdateFunctionCodeRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("ZipFile", &BLOB_SHAPE),
    Member::of("S3Bucket", &S3_BUCKET_SHAPE),
    Member::of("S3Key", &S3_KEY_SHAPE),
    Member::of("S3ObjectVersion", &S3_OBJECT_VERSION_SHAPE),
    Member::of("S3ObjectStorageMode", &S3_OBJECT_STORAGE_MODE_SHAPE),
    Member::of("ImageUri", &STRING_SHAPE),
    Member::of("Architectures", &ARCHITECTURES_LIST_SHAPE),
    Member::of("Publish", &BOOLEAN_SHAPE),
    Member::of("PublishTo", &FUNCTION_VERSION_LATEST_PUBLISHED_SHAPE),
    Member::of("DryRun", &BOOLEAN_SHAPE),
    Member::of("RevisionId", &STRING_SHAPE),
    Member::of("SourceKMSKeyArn", &KMS_KEY_ARN_SHAPE),
] };
pub(super) static UPDATE_FUNCTION_CONFIGURATION_REQUEST: StructureSchema = StructureSchema { name: "UpdateFunctionConfigurationRequest", members: &[
    Member::of("FunctionName", &FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Role", &ROLE_ARN_SHAPE),
    Member::of("Handler", &HANDLER_SHAPE),
    Member::of("Description", &DESCRIPTION_SHAPE),
    Member::of("Timeout", &TIMEOUT_SHAPE),
    Member::of("MemorySize", &MEMORY_SIZE_SHAPE),
    Member::of("VpcConfig", &Shape::of(Kind::Structure(&VPC_CONFIG))),
    Member::of("Environment", &Shape::of(Kind::Structure(&ENVIRONMENT))),
    Member::of("Runtime", &RUNTIME_SHAPE).unchecked(),
    Member::of("DeadLetterConfig", &Shape::of(Kind::Structure(&DEAD_LETTER_CONFIG))),
    Member::of("KMSKeyArn", &KMS_KEY_ARN_SHAPE),
    Member::of("TracingConfig", &Shape::of(Kind::Structure(&TRACING_CONFIG))),
    Member::of("RevisionId", &STRING_SHAPE),
    Member::of("Layers", &LAYER_LIST_SHAPE),
    Member::of("FileSystemConfigs", &FILE_SYSTEM_CONFIG_LIST_SHAPE),
    Member::of("ImageConfig", &Shape::of(Kind::Structure(&IMAGE_CONFIG))),
    Member::of("EphemeralStorage", &Shape::of(Kind::Structure(&EPHEMERAL_STORAGE))),
    Member::of("SnapStart", &Shape::of(Kind::Structure(&SNAP_START))),
    Member::of("LoggingConfig", &Shape::of(Kind::Structure(&LOGGING_CONFIG))),
    Member::of("CapacityProviderConfig", &Shape::of(Kind::Structure(&CAPACITY_PROVIDER_CONFIG))),
    Member::of("DurableConfig", &Shape::of(Kind::Structure(&DURABLE_CONFIG))),
    Member::of("RuntimeConfig", &Shape::of(Kind::Structure(&FUNCTION_RUNTIME_CONFIG))),
    Member::of("AcceleratorConfig", &Shape::of(Kind::Structure(&ACCELERATOR_CONFIG))),
] };
pub(super) static UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "UpdateFunctionEventInvokeConfigRequest", members: &[
    Member::of("FunctionName", &NAMESPACED_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("MaximumRetryAttempts", &MAXIMUM_RETRY_ATTEMPTS_SHAPE),
    Member::of("MaximumEventAgeInSeconds", &MAXIMUM_EVENT_AGE_IN_SECONDS_SHAPE),
    Member::of("DestinationConfig", &Shape::of(Kind::Structure(&DESTINATION_CONFIG))),
] };
pub(super) static UPDATE_FUNCTION_URL_CONFIG_REQUEST: StructureSchema = StructureSchema { name: "UpdateFunctionUrlConfigRequest", members: &[
    Member::of("FunctionName", &FUNCTION_URL_FUNCTION_NAME_SHAPE).required().at(Location::Label, "FunctionName"),
    Member::of("Qualifier", &FUNCTION_URL_QUALIFIER_SHAPE).at(Location::QueryString, "Qualifier"),
    Member::of("AuthType", &FUNCTION_URL_AUTH_TYPE_SHAPE),
    Member::of("Cors", &Shape::of(Kind::Structure(&CORS))),
    Member::of("InvokeMode", &INVOKE_MODE_SHAPE),
] };
pub(super) static UPDATE_FUNCTION_URL_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "UpdateFunctionUrlConfigResponse", members: &[
    Member::of("FunctionUrl", &FUNCTION_URL_SHAPE).required(),
    Member::of("FunctionArn", &FUNCTION_ARN_SHAPE).required(),
    Member::of("AuthType", &FUNCTION_URL_AUTH_TYPE_SHAPE).required(),
    Member::of("Cors", &Shape::of(Kind::Structure(&CORS))),
    Member::of("CreationTime", &TIMESTAMP_SHAPE).required(),
    Member::of("LastModifiedTime", &TIMESTAMP_SHAPE).required(),
    Member::of("InvokeMode", &INVOKE_MODE_SHAPE),
] };
pub(super) static VPC_CONFIG: StructureSchema = StructureSchema { name: "VpcConfig", members: &[
    Member::of("SubnetIds", &SUBNET_IDS_SHAPE),
    Member::of("SecurityGroupIds", &SECURITY_GROUP_IDS_SHAPE),
    Member::of("Ipv6AllowedForDualStack", &NULLABLE_BOOLEAN_SHAPE),
] };
pub(super) static VPC_CONFIG_RESPONSE: StructureSchema = StructureSchema { name: "VpcConfigResponse", members: &[
    Member::of("SubnetIds", &SUBNET_IDS_SHAPE),
    Member::of("SecurityGroupIds", &SECURITY_GROUP_IDS_SHAPE),
    Member::of("VpcId", &VPC_ID_SHAPE),
    Member::of("Ipv6AllowedForDualStack", &NULLABLE_BOOLEAN_SHAPE),
] };
pub(super) static WAIT_CANCELLED_DETAILS: StructureSchema = StructureSchema { name: "WaitCancelledDetails", members: &[
    Member::of("Error", &Shape::of(Kind::Structure(&EVENT_ERROR))),
] };
pub(super) static WAIT_DETAILS: StructureSchema = StructureSchema { name: "WaitDetails", members: &[
    Member::of("ScheduledEndTimestamp", &EXECUTION_TIMESTAMP_SHAPE),
] };
pub(super) static WAIT_OPTIONS: StructureSchema = StructureSchema { name: "WaitOptions", members: &[
    Member::of("WaitSeconds", &WAIT_OPTIONS_WAIT_SECONDS_INTEGER_SHAPE),
] };
pub(super) static WAIT_STARTED_DETAILS: StructureSchema = StructureSchema { name: "WaitStartedDetails", members: &[
    Member::of("Duration", &DURATION_SECONDS_SHAPE).required(),
    Member::of("ScheduledEndTimestamp", &EXECUTION_TIMESTAMP_SHAPE).required(),
] };
pub(super) static WAIT_SUCCEEDED_DETAILS: StructureSchema = StructureSchema { name: "WaitSucceededDetails", members: &[
    Member::of("Duration", &DURATION_SECONDS_SHAPE),
] };
pub(super) static OPERATIONS: [Operation; 91] = [
    Operation { index: 0, name: "AddLayerVersionPermission", input: &ADD_LAYER_VERSION_PERMISSION_REQUEST, output: Some(&ADD_LAYER_VERSION_PERMISSION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber"), Segment::Literal("policy")], literal: None, status: 201 } },
    Operation { index: 1, name: "AddPermission", input: &ADD_PERMISSION_REQUEST, output: Some(&ADD_PERMISSION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("policy")], literal: None, status: 201 } },
    Operation { index: 2, name: "CheckpointDurableExecution", input: &CHECKPOINT_DURABLE_EXECUTION_REQUEST, output: Some(&CHECKPOINT_DURABLE_EXECUTION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("checkpoint")], literal: None, status: 200 } },
    Operation { index: 3, name: "CreateAlias", input: &CREATE_ALIAS_REQUEST, output: Some(&ALIAS_CONFIGURATION), http: HttpBinding { method: "POST", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases")], literal: None, status: 201 } },
    Operation { index: 4, name: "CreateCapacityProvider", input: &CREATE_CAPACITY_PROVIDER_REQUEST, output: Some(&CREATE_CAPACITY_PROVIDER_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers")], literal: None, status: 202 } },
    Operation { index: 5, name: "CreateCodeSigningConfig", input: &CREATE_CODE_SIGNING_CONFIG_REQUEST, output: Some(&CREATE_CODE_SIGNING_CONFIG_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs")], literal: None, status: 201 } },
    Operation { index: 6, name: "CreateEventSourceMapping", input: &CREATE_EVENT_SOURCE_MAPPING_REQUEST, output: Some(&EVENT_SOURCE_MAPPING_CONFIGURATION), http: HttpBinding { method: "POST", path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings")], literal: None, status: 202 } },
    Operation { index: 7, name: "CreateFunction", input: &CREATE_FUNCTION_REQUEST, output: Some(&FUNCTION_CONFIGURATION), http: HttpBinding { method: "POST", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions")], literal: None, status: 201 } },
    Operation { index: 8, name: "CreateFunctionUrlConfig", input: &CREATE_FUNCTION_URL_CONFIG_REQUEST, output: Some(&CREATE_FUNCTION_URL_CONFIG_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")], literal: None, status: 201 } },
    Operation { index: 9, name: "DeleteAlias", input: &DELETE_ALIAS_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases"), Segment::Label("Name")], literal: None, status: 204 } },
    Operation { index: 10, name: "DeleteCapacityProvider", input: &DELETE_CAPACITY_PROVIDER_REQUEST, output: Some(&DELETE_CAPACITY_PROVIDER_RESPONSE), http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName")], literal: None, status: 202 } },
    Operation { index: 11, name: "DeleteCodeSigningConfig", input: &DELETE_CODE_SIGNING_CONFIG_REQUEST, output: Some(&DELETE_CODE_SIGNING_CONFIG_RESPONSE), http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn")], literal: None, status: 204 } },
    Operation { index: 12, name: "DeleteDurableExecution", input: &DELETE_DURABLE_EXECUTION_REQUEST, output: Some(&DELETE_DURABLE_EXECUTION_RESPONSE), http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn")], literal: None, status: 202 } },
    Operation { index: 13, name: "DeleteEventSourceMapping", input: &DELETE_EVENT_SOURCE_MAPPING_REQUEST, output: Some(&EVENT_SOURCE_MAPPING_CONFIGURATION), http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings"), Segment::Label("UUID")], literal: None, status: 202 } },
    Operation { index: 14, name: "DeleteFunction", input: &DELETE_FUNCTION_REQUEST, output: Some(&DELETE_FUNCTION_RESPONSE), http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName")], literal: None, status: 200 } },
    Operation { index: 15, name: "DeleteFunctionCodeSigningConfig", input: &DELETE_FUNCTION_CODE_SIGNING_CONFIG_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2020-06-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code-signing-config")], literal: None, status: 204 } },
    Operation { index: 16, name: "DeleteFunctionConcurrency", input: &DELETE_FUNCTION_CONCURRENCY_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2017-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("concurrency")], literal: None, status: 204 } },
    Operation { index: 17, name: "DeleteFunctionEventInvokeConfig", input: &DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")], literal: None, status: 204 } },
    Operation { index: 18, name: "DeleteFunctionUrlConfig", input: &DELETE_FUNCTION_URL_CONFIG_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")], literal: None, status: 204 } },
    Operation { index: 19, name: "DeleteLayerVersion", input: &DELETE_LAYER_VERSION_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber")], literal: None, status: 204 } },
    Operation { index: 20, name: "DeleteProvisionedConcurrencyConfig", input: &DELETE_PROVISIONED_CONCURRENCY_CONFIG_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")], literal: None, status: 204 } },
    Operation { index: 21, name: "DeleteResourcePolicy", input: &DELETE_RESOURCE_POLICY_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2026-07-09"), Segment::Literal("resource-policy"), Segment::Label("ResourceArn")], literal: None, status: 204 } },
    Operation { index: 22, name: "GetAccountSettings", input: &GET_ACCOUNT_SETTINGS_REQUEST, output: Some(&GET_ACCOUNT_SETTINGS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2016-08-19"), Segment::Literal("account-settings")], literal: None, status: 200 } },
    Operation { index: 23, name: "GetAlias", input: &GET_ALIAS_REQUEST, output: Some(&ALIAS_CONFIGURATION), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases"), Segment::Label("Name")], literal: None, status: 200 } },
    Operation { index: 24, name: "GetCapacityProvider", input: &GET_CAPACITY_PROVIDER_REQUEST, output: Some(&GET_CAPACITY_PROVIDER_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName")], literal: None, status: 200 } },
    Operation { index: 25, name: "GetCodeSigningConfig", input: &GET_CODE_SIGNING_CONFIG_REQUEST, output: Some(&GET_CODE_SIGNING_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn")], literal: None, status: 200 } },
    Operation { index: 26, name: "GetDurableExecution", input: &GET_DURABLE_EXECUTION_REQUEST, output: Some(&GET_DURABLE_EXECUTION_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn")], literal: None, status: 200 } },
    Operation { index: 27, name: "GetDurableExecutionHistory", input: &GET_DURABLE_EXECUTION_HISTORY_REQUEST, output: Some(&GET_DURABLE_EXECUTION_HISTORY_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("history")], literal: None, status: 200 } },
    Operation { index: 28, name: "GetDurableExecutionState", input: &GET_DURABLE_EXECUTION_STATE_REQUEST, output: Some(&GET_DURABLE_EXECUTION_STATE_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("state")], literal: None, status: 200 } },
    Operation { index: 29, name: "GetEventSourceMapping", input: &GET_EVENT_SOURCE_MAPPING_REQUEST, output: Some(&EVENT_SOURCE_MAPPING_CONFIGURATION), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings"), Segment::Label("UUID")], literal: None, status: 200 } },
    Operation { index: 30, name: "GetFunction", input: &GET_FUNCTION_REQUEST, output: Some(&GET_FUNCTION_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName")], literal: None, status: 200 } },
    Operation { index: 31, name: "GetFunctionCodeSigningConfig", input: &GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST, output: Some(&GET_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2020-06-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code-signing-config")], literal: None, status: 200 } },
    Operation { index: 32, name: "GetFunctionConcurrency", input: &GET_FUNCTION_CONCURRENCY_REQUEST, output: Some(&GET_FUNCTION_CONCURRENCY_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("concurrency")], literal: None, status: 200 } },
    Operation { index: 33, name: "GetFunctionConfiguration", input: &GET_FUNCTION_CONFIGURATION_REQUEST, output: Some(&FUNCTION_CONFIGURATION), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("configuration")], literal: None, status: 200 } },
    Operation { index: 34, name: "GetFunctionEventInvokeConfig", input: &GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST, output: Some(&FUNCTION_EVENT_INVOKE_CONFIG), http: HttpBinding { method: "GET", path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")], literal: None, status: 200 } },
    Operation { index: 35, name: "GetFunctionRecursionConfig", input: &GET_FUNCTION_RECURSION_CONFIG_REQUEST, output: Some(&GET_FUNCTION_RECURSION_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2024-08-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("recursion-config")], literal: None, status: 200 } },
    Operation { index: 36, name: "GetFunctionScalingConfig", input: &GET_FUNCTION_SCALING_CONFIG_REQUEST, output: Some(&GET_FUNCTION_SCALING_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-11-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("function-scaling-config")], literal: None, status: 200 } },
    Operation { index: 37, name: "GetFunctionUrlConfig", input: &GET_FUNCTION_URL_CONFIG_REQUEST, output: Some(&GET_FUNCTION_URL_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")], literal: None, status: 200 } },
    Operation { index: 38, name: "GetLayerVersion", input: &GET_LAYER_VERSION_REQUEST, output: Some(&GET_LAYER_VERSION_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber")], literal: None, status: 200 } },
    Operation { index: 39, name: "GetLayerVersionByArn", input: &GET_LAYER_VERSION_BY_ARN_REQUEST, output: Some(&GET_LAYER_VERSION_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers")], literal: Some(("find", "LayerVersion")), status: 200 } },
    Operation { index: 40, name: "GetLayerVersionPolicy", input: &GET_LAYER_VERSION_POLICY_REQUEST, output: Some(&GET_LAYER_VERSION_POLICY_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber"), Segment::Literal("policy")], literal: None, status: 200 } },
    Operation { index: 41, name: "GetPolicy", input: &GET_POLICY_REQUEST, output: Some(&GET_POLICY_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("policy")], literal: None, status: 200 } },
    Operation { index: 42, name: "GetProvisionedConcurrencyConfig", input: &GET_PROVISIONED_CONCURRENCY_CONFIG_REQUEST, output: Some(&GET_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")], literal: None, status: 200 } },
    Operation { index: 43, name: "GetResourcePolicy", input: &GET_RESOURCE_POLICY_REQUEST, output: Some(&GET_RESOURCE_POLICY_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2026-07-09"), Segment::Literal("resource-policy"), Segment::Label("ResourceArn")], literal: None, status: 200 } },
    Operation { index: 44, name: "GetRuntimeManagementConfig", input: &GET_RUNTIME_MANAGEMENT_CONFIG_REQUEST, output: Some(&GET_RUNTIME_MANAGEMENT_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2021-07-20"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("runtime-management-config")], literal: None, status: 200 } },
    Operation { index: 45, name: "Invoke", input: &INVOCATION_REQUEST, output: Some(&INVOCATION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("invocations")], literal: None, status: 200 } },
    Operation { index: 46, name: "InvokeAsync", input: &INVOKE_ASYNC_REQUEST, output: Some(&INVOKE_ASYNC_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2014-11-13"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("invoke-async")], literal: None, status: 202 } },
    Operation { index: 47, name: "InvokeWithResponseStream", input: &INVOKE_WITH_RESPONSE_STREAM_REQUEST, output: Some(&INVOKE_WITH_RESPONSE_STREAM_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2021-11-15"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("response-streaming-invocations")], literal: None, status: 200 } },
    Operation { index: 48, name: "ListAliases", input: &LIST_ALIASES_REQUEST, output: Some(&LIST_ALIASES_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases")], literal: None, status: 200 } },
    Operation { index: 49, name: "ListCapacityProviders", input: &LIST_CAPACITY_PROVIDERS_REQUEST, output: Some(&LIST_CAPACITY_PROVIDERS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers")], literal: None, status: 200 } },
    Operation { index: 50, name: "ListCodeSigningConfigs", input: &LIST_CODE_SIGNING_CONFIGS_REQUEST, output: Some(&LIST_CODE_SIGNING_CONFIGS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs")], literal: None, status: 200 } },
    Operation { index: 51, name: "ListDurableExecutionsByFunction", input: &LIST_DURABLE_EXECUTIONS_BY_FUNCTION_REQUEST, output: Some(&LIST_DURABLE_EXECUTIONS_BY_FUNCTION_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-12-01"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("durable-executions")], literal: None, status: 200 } },
    Operation { index: 52, name: "ListEventSourceMappings", input: &LIST_EVENT_SOURCE_MAPPINGS_REQUEST, output: Some(&LIST_EVENT_SOURCE_MAPPINGS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings")], literal: None, status: 200 } },
    Operation { index: 53, name: "ListFunctionEventInvokeConfigs", input: &LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST, output: Some(&LIST_FUNCTION_EVENT_INVOKE_CONFIGS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config"), Segment::Literal("list")], literal: None, status: 200 } },
    Operation { index: 54, name: "ListFunctionUrlConfigs", input: &LIST_FUNCTION_URL_CONFIGS_REQUEST, output: Some(&LIST_FUNCTION_URL_CONFIGS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("urls")], literal: None, status: 200 } },
    Operation { index: 55, name: "ListFunctionVersionsByCapacityProvider", input: &LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_REQUEST, output: Some(&LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName"), Segment::Literal("function-versions")], literal: None, status: 200 } },
    Operation { index: 56, name: "ListFunctions", input: &LIST_FUNCTIONS_REQUEST, output: Some(&LIST_FUNCTIONS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions")], literal: None, status: 200 } },
    Operation { index: 57, name: "ListFunctionsByCodeSigningConfig", input: &LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_REQUEST, output: Some(&LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn"), Segment::Literal("functions")], literal: None, status: 200 } },
    Operation { index: 58, name: "ListLayerVersions", input: &LIST_LAYER_VERSIONS_REQUEST, output: Some(&LIST_LAYER_VERSIONS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions")], literal: None, status: 200 } },
    Operation { index: 59, name: "ListLayers", input: &LIST_LAYERS_REQUEST, output: Some(&LIST_LAYERS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers")], literal: None, status: 200 } },
    Operation { index: 60, name: "ListProvisionedConcurrencyConfigs", input: &LIST_PROVISIONED_CONCURRENCY_CONFIGS_REQUEST, output: Some(&LIST_PROVISIONED_CONCURRENCY_CONFIGS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")], literal: Some(("List", "ALL")), status: 200 } },
    Operation { index: 61, name: "ListTags", input: &LIST_TAGS_REQUEST, output: Some(&LIST_TAGS_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2017-03-31"), Segment::Literal("tags"), Segment::Label("Resource")], literal: None, status: 200 } },
    Operation { index: 62, name: "ListVersionsByFunction", input: &LIST_VERSIONS_BY_FUNCTION_REQUEST, output: Some(&LIST_VERSIONS_BY_FUNCTION_RESPONSE), http: HttpBinding { method: "GET", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("versions")], literal: None, status: 200 } },
    Operation { index: 63, name: "PauseDurableExecution", input: &PAUSE_DURABLE_EXECUTION_REQUEST, output: Some(&PAUSE_DURABLE_EXECUTION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("pause")], literal: None, status: 202 } },
    Operation { index: 64, name: "PublishLayerVersion", input: &PUBLISH_LAYER_VERSION_REQUEST, output: Some(&PUBLISH_LAYER_VERSION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions")], literal: None, status: 201 } },
    Operation { index: 65, name: "PublishVersion", input: &PUBLISH_VERSION_REQUEST, output: Some(&FUNCTION_CONFIGURATION), http: HttpBinding { method: "POST", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("versions")], literal: None, status: 201 } },
    Operation { index: 66, name: "PutFunctionCodeSigningConfig", input: &PUT_FUNCTION_CODE_SIGNING_CONFIG_REQUEST, output: Some(&PUT_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2020-06-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code-signing-config")], literal: None, status: 200 } },
    Operation { index: 67, name: "PutFunctionConcurrency", input: &PUT_FUNCTION_CONCURRENCY_REQUEST, output: Some(&CONCURRENCY), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2017-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("concurrency")], literal: None, status: 200 } },
    Operation { index: 68, name: "PutFunctionEventInvokeConfig", input: &PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST, output: Some(&FUNCTION_EVENT_INVOKE_CONFIG), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")], literal: None, status: 200 } },
    Operation { index: 69, name: "PutFunctionRecursionConfig", input: &PUT_FUNCTION_RECURSION_CONFIG_REQUEST, output: Some(&PUT_FUNCTION_RECURSION_CONFIG_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2024-08-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("recursion-config")], literal: None, status: 200 } },
    Operation { index: 70, name: "PutFunctionScalingConfig", input: &PUT_FUNCTION_SCALING_CONFIG_REQUEST, output: Some(&PUT_FUNCTION_SCALING_CONFIG_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2025-11-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("function-scaling-config")], literal: None, status: 202 } },
    Operation { index: 71, name: "PutProvisionedConcurrencyConfig", input: &PUT_PROVISIONED_CONCURRENCY_CONFIG_REQUEST, output: Some(&PUT_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2019-09-30"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("provisioned-concurrency")], literal: None, status: 202 } },
    Operation { index: 72, name: "PutResourcePolicy", input: &PUT_RESOURCE_POLICY_REQUEST, output: Some(&PUT_RESOURCE_POLICY_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2026-07-09"), Segment::Literal("resource-policy"), Segment::Label("ResourceArn")], literal: None, status: 200 } },
    Operation { index: 73, name: "PutRuntimeManagementConfig", input: &PUT_RUNTIME_MANAGEMENT_CONFIG_REQUEST, output: Some(&PUT_RUNTIME_MANAGEMENT_CONFIG_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2021-07-20"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("runtime-management-config")], literal: None, status: 200 } },
    Operation { index: 74, name: "RemoveLayerVersionPermission", input: &REMOVE_LAYER_VERSION_PERMISSION_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2018-10-31"), Segment::Literal("layers"), Segment::Label("LayerName"), Segment::Literal("versions"), Segment::Label("VersionNumber"), Segment::Literal("policy"), Segment::Label("StatementId")], literal: None, status: 204 } },
    Operation { index: 75, name: "RemovePermission", input: &REMOVE_PERMISSION_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("policy"), Segment::Label("StatementId")], literal: None, status: 204 } },
    Operation { index: 76, name: "ResumeDurableExecution", input: &RESUME_DURABLE_EXECUTION_REQUEST, output: Some(&RESUME_DURABLE_EXECUTION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("resume")], literal: None, status: 202 } },
    Operation { index: 77, name: "SendDurableExecutionCallbackFailure", input: &SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_REQUEST, output: Some(&SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-execution-callbacks"), Segment::Label("CallbackId"), Segment::Literal("fail")], literal: None, status: 200 } },
    Operation { index: 78, name: "SendDurableExecutionCallbackHeartbeat", input: &SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_REQUEST, output: Some(&SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-execution-callbacks"), Segment::Label("CallbackId"), Segment::Literal("heartbeat")], literal: None, status: 200 } },
    Operation { index: 79, name: "SendDurableExecutionCallbackSuccess", input: &SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_REQUEST, output: Some(&SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-execution-callbacks"), Segment::Label("CallbackId"), Segment::Literal("succeed")], literal: None, status: 200 } },
    Operation { index: 80, name: "StopDurableExecution", input: &STOP_DURABLE_EXECUTION_REQUEST, output: Some(&STOP_DURABLE_EXECUTION_RESPONSE), http: HttpBinding { method: "POST", path: &[Segment::Literal("2025-12-01"), Segment::Literal("durable-executions"), Segment::Label("DurableExecutionArn"), Segment::Literal("stop")], literal: None, status: 200 } },
    Operation { index: 81, name: "TagResource", input: &TAG_RESOURCE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[Segment::Literal("2017-03-31"), Segment::Literal("tags"), Segment::Label("Resource")], literal: None, status: 204 } },
    Operation { index: 82, name: "UntagResource", input: &UNTAG_RESOURCE_REQUEST, output: None, http: HttpBinding { method: "DELETE", path: &[Segment::Literal("2017-03-31"), Segment::Literal("tags"), Segment::Label("Resource")], literal: None, status: 204 } },
    Operation { index: 83, name: "UpdateAlias", input: &UPDATE_ALIAS_REQUEST, output: Some(&ALIAS_CONFIGURATION), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("aliases"), Segment::Label("Name")], literal: None, status: 200 } },
    Operation { index: 84, name: "UpdateCapacityProvider", input: &UPDATE_CAPACITY_PROVIDER_REQUEST, output: Some(&UPDATE_CAPACITY_PROVIDER_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2025-11-30"), Segment::Literal("capacity-providers"), Segment::Label("CapacityProviderName")], literal: None, status: 202 } },
    Operation { index: 85, name: "UpdateCodeSigningConfig", input: &UPDATE_CODE_SIGNING_CONFIG_REQUEST, output: Some(&UPDATE_CODE_SIGNING_CONFIG_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2020-04-22"), Segment::Literal("code-signing-configs"), Segment::Label("CodeSigningConfigArn")], literal: None, status: 200 } },
    Operation { index: 86, name: "UpdateEventSourceMapping", input: &UPDATE_EVENT_SOURCE_MAPPING_REQUEST, output: Some(&EVENT_SOURCE_MAPPING_CONFIGURATION), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2015-03-31"), Segment::Literal("event-source-mappings"), Segment::Label("UUID")], literal: None, status: 202 } },
    Operation { index: 87, name: "UpdateFunctionCode", input: &UPDATE_FUNCTION_CODE_REQUEST, output: Some(&FUNCTION_CONFIGURATION), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("code")], literal: None, status: 200 } },
    Operation { index: 88, name: "UpdateFunctionConfiguration", input: &UPDATE_FUNCTION_CONFIGURATION_REQUEST, output: Some(&FUNCTION_CONFIGURATION), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2015-03-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("configuration")], literal: None, status: 200 } },
    Operation { index: 89, name: "UpdateFunctionEventInvokeConfig", input: &UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST, output: Some(&FUNCTION_EVENT_INVOKE_CONFIG), http: HttpBinding { method: "POST", path: &[Segment::Literal("2019-09-25"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("event-invoke-config")], literal: None, status: 200 } },
    Operation { index: 90, name: "UpdateFunctionUrlConfig", input: &UPDATE_FUNCTION_URL_CONFIG_REQUEST, output: Some(&UPDATE_FUNCTION_URL_CONFIG_RESPONSE), http: HttpBinding { method: "PUT", path: &[Segment::Literal("2021-10-31"), Segment::Literal("functions"), Segment::Label("FunctionName"), Segment::Literal("url")], literal: None, status: 200 } },
];
