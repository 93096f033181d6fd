// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The enumerations of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::value::enumeration;

enumeration! {
    PermissionsBoundaryAttachmentType {
        PermissionsBoundaryPolicy = "PermissionsBoundaryPolicy",
    }
    PolicyUsageType {
        PermissionsPolicy = "PermissionsPolicy",
        PermissionsBoundary = "PermissionsBoundary",
    }
    PolicyScopeType {
        All = "All",
        Aws = "AWS",
        Local = "Local",
    }
}
